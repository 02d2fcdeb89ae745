/// The report as one self-contained page: no script, no external resource, plots as inline SVG.
package io.riskmesh.gateway.report.html;
