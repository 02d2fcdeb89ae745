/// The first two blocks: the channel's configuration and the commit of the chaincode's definition.
package io.riskmesh.embedded.genesis;
