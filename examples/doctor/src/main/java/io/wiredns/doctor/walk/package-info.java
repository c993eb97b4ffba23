/** The walk from the root down to the servers of a name. */
package io.wiredns.doctor.walk;
