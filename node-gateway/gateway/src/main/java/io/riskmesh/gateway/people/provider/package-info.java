/// The OpenID provider as a gateway sees it: its description, its keys, the exchange of a code.
package io.riskmesh.gateway.people.provider;
