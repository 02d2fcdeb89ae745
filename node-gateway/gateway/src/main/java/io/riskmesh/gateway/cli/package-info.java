/// The commands of `riskmesh`, one per class, thin: they turn options into values, call the packages beside them, print.
package io.riskmesh.gateway.cli;
