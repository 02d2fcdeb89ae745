/// Keys and certificates for development: what a bank's own key ceremony and authority would give, made on the spot for processes
/// of one machine. Nothing here belongs into production.
package io.riskmesh.gateway.demo.keys;
