/// Work cut into tasks that may run side by side and give the same result in any order.
package io.riskmesh.boosting.work;
