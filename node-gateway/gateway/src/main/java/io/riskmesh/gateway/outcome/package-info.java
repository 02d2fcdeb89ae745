/// How a command ends: its exit status, and the one line that says why it stopped.
package io.riskmesh.gateway.outcome;
