/// The gRPC services of a Fabric gateway peer.
package io.riskmesh.embedded.service;
