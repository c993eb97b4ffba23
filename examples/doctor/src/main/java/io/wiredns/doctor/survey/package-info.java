/**
 * Asks within a budget of queries and time, and keeps what came back. It judges nothing: that is
 * the work of the package judge.
 */
package io.wiredns.doctor.survey;
