/// A request for a score: what is in one, and the strict reading of its JSON form.
package io.riskmesh.gateway.scoring.request;
