/** The customers of a made-up shop, their kinds and habits, and how these change. */
package clientele.infra.synthetic.people;
