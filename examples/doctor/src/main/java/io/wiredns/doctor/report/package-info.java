/**
 * A diagnosis for programs and for people: {@link io.wiredns.doctor.report.JsonReport} on one line,
 * {@link io.wiredns.doctor.report.TextReport} for a terminal, {@link
 * io.wiredns.doctor.report.HtmlReport} as a page with pictures. What servers sent is shown in
 * printable characters only.
 */
package io.wiredns.doctor.report;
