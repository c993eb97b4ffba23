/** One query to one server: every attempt, and every reply that was seen. */
package io.wiredns.doctor.exchange;
