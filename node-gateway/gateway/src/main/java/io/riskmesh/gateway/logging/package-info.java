/// One line of JSON for each thing that happened.
package io.riskmesh.gateway.logging;
