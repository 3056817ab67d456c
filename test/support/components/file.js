// Pictures and styles have no meaning in a unit test.
module.exports = 'file';
