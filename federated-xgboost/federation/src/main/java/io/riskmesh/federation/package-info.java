/// Joint training as pure state machines over encoded messages, and the rules that say what may be opened. No sockets, no
/// clock, no threads: a host performs effects and hands in messages.
package io.riskmesh.federation;
