/**
 * The kit's generators as arbitraries of jqwik, which must be on the class path for this package
 * only.
 *
 * @since 0.1
 */
package io.wiredns.testkit.jqwik;
