/** What the packages of this module share and do not export. */
package io.wiredns.dnssec.internal;
