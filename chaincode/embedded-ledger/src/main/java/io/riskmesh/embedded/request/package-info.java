/// What comes from clients, checked before anything is done with it.
package io.riskmesh.embedded.request;
