/// What both banks of a pair must agree on before a bit travels.
package io.riskmesh.binselect.parameters;
