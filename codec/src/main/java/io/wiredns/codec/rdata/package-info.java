/** RDATA: one file for each type, and the registry that knows them. */
package io.wiredns.codec.rdata;
