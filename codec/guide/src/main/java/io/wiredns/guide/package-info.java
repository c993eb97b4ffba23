/**
 * What people read: what response codes, errors and outcomes mean, who can mend them and how to
 * find out; how the data of a record type are laid out; and a malformed message for each fault.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.guide;
