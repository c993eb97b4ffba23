/**
 * What a walk to the cause of a failure says. A {@link io.wiredns.doctor.Check} is a question that
 * the walk asks, a {@link io.wiredns.doctor.Finding} what it found, and a {@link
 * io.wiredns.doctor.Diagnosis} the whole result: the verdict, what follows from it, warnings, and
 * the {@link io.wiredns.doctor.Landscape} of zones, servers, keys and signatures that was seen.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.doctor;
