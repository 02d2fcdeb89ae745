/// Answers of commands in the four formats, and files that appear whole or not at all.
package io.riskmesh.gateway.output;
