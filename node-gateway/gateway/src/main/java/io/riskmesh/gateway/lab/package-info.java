/// The lab: a whole consortium in one process, on rows that one owner has, to see what a federation would give.
package io.riskmesh.gateway.lab;
