/// What a host sees of an engine: two roles as pure machines, their inputs, and nothing of their states.
package io.riskmesh.binselect.pair;
