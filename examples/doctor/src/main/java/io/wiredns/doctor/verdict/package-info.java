/**
 * The choice of the verdict. {@link io.wiredns.doctor.verdict.Relations} is the table of the checks
 * that explain others, and {@link io.wiredns.doctor.verdict.Verdicts} gives each finding its part
 * in the diagnosis by this table.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.doctor.verdict;
