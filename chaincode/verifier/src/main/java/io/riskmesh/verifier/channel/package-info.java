/// The channel's configuration: organisations, policies and consenters, as the last config block says.
package io.riskmesh.verifier.channel;
