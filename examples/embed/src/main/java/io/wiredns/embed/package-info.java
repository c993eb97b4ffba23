/** Programs that show one use of the library each, to be copied. */
package io.wiredns.embed;
