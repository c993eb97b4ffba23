/**
 * The checks, as functions from a survey to findings: no network, and no clock but the survey's.
 */
package io.wiredns.doctor.judge;
