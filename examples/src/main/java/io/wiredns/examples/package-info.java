/** How WireDNS is embedded, in runnable pieces. */
package io.wiredns.examples;
