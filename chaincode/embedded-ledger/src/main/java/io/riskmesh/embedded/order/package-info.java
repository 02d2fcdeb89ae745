/// Brings envelopes into an order and cuts it into blocks.
package io.riskmesh.embedded.order;
