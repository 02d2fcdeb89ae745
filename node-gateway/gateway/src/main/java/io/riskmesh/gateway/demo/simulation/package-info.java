/// The simulator as a process of its own, and what each bank gets of its files.
package io.riskmesh.gateway.demo.simulation;
