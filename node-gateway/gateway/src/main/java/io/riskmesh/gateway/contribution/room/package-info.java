/// Settlements of a running gateway: what people ask of them, and what the gateway does by itself: recompute, then confirm or dispute.
package io.riskmesh.gateway.contribution.room;
