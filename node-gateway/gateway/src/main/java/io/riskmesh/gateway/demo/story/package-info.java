/// The story that `riskmesh demo` tells on a running consortium, each step through the documented API in the name of who may take it.
package io.riskmesh.gateway.demo.story;
