/// Processes that outlive the command that started them: how they are known again, and how they end.
package io.riskmesh.gateway.process;
