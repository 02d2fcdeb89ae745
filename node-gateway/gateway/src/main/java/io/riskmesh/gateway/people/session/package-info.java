/// Sessions of browsers: a row each, known by the digest of a secret that only the browser has.
package io.riskmesh.gateway.people.session;
