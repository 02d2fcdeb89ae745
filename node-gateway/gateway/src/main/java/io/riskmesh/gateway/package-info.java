/// The bank's process and the command line. Everything that touches a file, a clock or a terminal lives here; the arithmetic
/// lives in the rooms below.
package io.riskmesh.gateway;
