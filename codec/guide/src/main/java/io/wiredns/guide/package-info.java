/**
 * What people read: what response codes, errors and outcomes mean, who can mend them and how to
 * find out; how the data of a record type are laid out; and a malformed message for each fault.
 */
package io.wiredns.guide;
