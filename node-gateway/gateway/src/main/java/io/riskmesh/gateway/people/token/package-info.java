/// Signed tokens of an OpenID provider: read strictly, believed only under the provider's own keys.
package io.riskmesh.gateway.people.token;
