/**
 * The kit's generators as arbitraries of jqwik. Only this package requires jqwik on the class path.
 *
 * @since 0.1
 */
package io.wiredns.testkit.jqwik;
