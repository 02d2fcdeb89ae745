/// The doors of the people's and the machines' listeners: signing in and out, and who a request comes from.
package io.riskmesh.gateway.people.door;
