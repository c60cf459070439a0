using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>The thresholds of the mapper, each just on either side, on a taxonomy small enough to reckon by hand.</summary>
public sealed class MappingEdgeTests
{
    private static readonly TaxonomyDefinition Taxonomy = TaxonomyCatalog.ParseTaxonomy(
        """
        taxonomy: t
        version: 1.0.0
        facets:
          kind:
            values:
              a: { children: { b: , c: { children: { d: } } } }
              e:
          stuff:
            multi-valued: true
            exclusive: [[x, y]]
            values: { x: , y: , z: }
          shade:
            values:
              red: { rgb: "#ff0000" }
              white: { rgb: "#ffffff" }
              shine: { rgb: "#ff1000", measurable: false }
        """,
        "t");

    private static readonly TagMapper Mapper = new(TaxonomyCatalog.ParseProviderMap(
        [
            """
            map: m
            version: 1.0.0
            taxonomy: t
            provider: p
            labels:
              a: { kind: a }
              b: { kind: b }
              c: { kind: c }
              d: { kind: d }
              e: { kind: e }
              x: { stuff: x }
              y: { stuff: y }
              z: { stuff: z }
              not a: { excludes: { kind: a } }
              not b: { excludes: { kind: b } }
              hardly a: { excludes: { kind: { a: 0.5 } } }
              pale: { excludes: { shade: { red: 0.4, white: 0.4 } } }
              gray: { excludes: { shade: { red: 0.5, white: 0.5 } } }
            """,
        ],
        Taxonomy,
        "m"));

    [Theory]
    [InlineData("a 1, b 0.5", "b")]
    [InlineData("a 1, b 0.49", "a")]
    [InlineData("b 0.55, c 0.5", "b")]
    [InlineData("c 0.55, b 0.5", "c")]
    [InlineData("b 0.52, c 0.5", "a")]
    [InlineData("d 0.9", "d")]
    [InlineData("a 1, c 0.9, d 0.4", "c")]
    [InlineData("a 0.5, e 0.5", "a")]
    [InlineData("a 0.5, e 0.6", "e")]
    [InlineData("e 0.01", "e")]
    public void The_value_to_show_holds_half_of_its_parent_and_leads_its_siblings(string labels, string expected)
    {
        var mapping = Map(labels);

        Assert.Equal(expected, mapping.Best("kind")?.Value.Id);
        Assert.Equal(expected, mapping.GetValues("kind")[0].Value.Id);
        Assert.Equal(
            mapping.GetValues("kind").Skip(1).Select(value => value.Confidence),
            mapping.GetValues("kind").Skip(1).Select(value => value.Confidence).OrderDescending());
    }

    [Theory]
    [InlineData("x 0.55, y 0.5", "x")]
    [InlineData("y 0.55, x 0.5", "y")]
    [InlineData("x 0.52, y 0.5, z 0.3", "z")]
    [InlineData("x 0.5, y 0.5", "")]
    [InlineData("x 0.01", "x")]
    [InlineData("z 0.9, x 0.2", "z, x")]
    public void Of_exclusive_values_one_that_leads_is_asserted(string labels, string expected) =>
        Assert.Equal(expected, string.Join(", ", Map(labels).GetValues("stuff").Select(value => value.Value.Id)));

    [Theory]
    [InlineData("b 0.8, not a 0.9", 0)]
    [InlineData("b 0.8, not a 0.89", 0.088)]
    [InlineData("b 0.8, hardly a 0.8", 0.48)]
    [InlineData("b 0.8, hardly a 0.8, hardly a 0.6", 0.48)]
    [InlineData("b 0.8, hardly a 0.6, Hardly-A 0.8", 0.48)]
    [InlineData("b 0.8, hardly a 0.8, not a 0.5", 0.24)]
    [InlineData("b 0.8, hardly a 0.8, not b 0.5", 0.24)]
    [InlineData("b 0.8, not a 0", 0.8)]
    public void What_labels_speak_against_takes_from_a_value_and_from_all_below(string labels, double expected) =>
        Assert.Equal(expected, Confidence(Map(labels), "kind", "b"), 1e-12);

    [Fact]
    public void What_a_label_speaks_against_leaves_the_values_above() =>
        Assert.Equal([("a", 0.5)], Map("a 0.5, not b 1").GetValues("kind").Select(value => (value.Value.Id, value.Confidence)));

    [Theory]
    [InlineData(1.5, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NaN, 0)]
    [InlineData(-0.5, 0)]
    public void A_confidence_is_held_in_its_range(double confidence, double expected) =>
        Assert.Equal(expected, Confidence(Mapper.Map(new TaggingResponse { Provider = "p", Tags = [new ImageTag { Name = "b", Confidence = confidence }] }), "kind", "b"));

    [Theory]
    [InlineData("ff0000 1 foreground", "", "red 0.9")]
    [InlineData("ff0000 0.5 foreground, ffffff 0.5 foreground", "", "red 0.45, white 0.45")]
    [InlineData("ff0000 0.2 foreground, fe0000 0.2 foreground, ffffff 0.6 foreground", "", "white 0.54, red 0.36")]
    [InlineData("ff0000 0.5 foreground, ffffff 0.5 image", "", "red 0.9")]
    [InlineData("ff0000 0.5 background, ffffff 0.5 image", "", "white 0.6")]
    [InlineData("ff0000 1 image", "", "red 0.6")]
    [InlineData("00ff00 1 foreground", "", "")]
    [InlineData("ff1000 1 foreground", "", "red 0.9")]
    [InlineData("ff0000 1 image", "pale 1", "red 0.36")]
    [InlineData("ff0000 1 image", "gray 1", "")]
    [InlineData("ff0000 1 image", "gray 0.9", "red 0.33")]
    public void Measured_colors_speak_for_the_nearest_value_by_their_share(string colors, string labels, string expected) =>
        Assert.Equal(expected, Shades(Map(labels, Colors(colors))));

    [Theory]
    [InlineData("ffffff 0.7 image, ff0000 0.3 image", "red 0.6")]
    [InlineData("ffffff 0.88 image, ff0000 0.12 image", "red 0.6")]
    [InlineData("ffffff 0.89 image, ff0000 0.11 image", "white 0.534, red 0.066")]
    [InlineData("ffffff 0.4 image, f4f4f4 0.3 image, ff0000 0.3 image", "red 0.6")]
    [InlineData("ffffff 0.7 foreground, ff0000 0.3 foreground", "white 0.63, red 0.27")]
    [InlineData("ff0000 0.7 image, ffffff 0.3 image", "red 0.6")]
    public void The_ground_of_a_packshot_does_not_count(string colors, string expected) => Assert.Equal(expected, Shades(Map("", Colors(colors))));

    [Fact]
    public void Colors_weigh_by_the_providers_score_when_one_has_no_pixels()
    {
        var red = Colors("ff0000 0.1 foreground")[0] with { Score = 0.6 };
        var white = Colors("ffffff 1 foreground")[0] with { PixelFraction = null, Score = 0.2 };

        Assert.Equal("red 0.675, white 0.225", Shades(Map("", red, white)));
        Assert.Equal("red 0.45, white 0.45", Shades(Map("", red, white with { Score = null })));
    }

    [Fact]
    public void A_set_of_indices_holds_what_was_added()
    {
        var sets = Gen.Choose(0, 130).ListOf();
        Prop.ForAll(sets.ToArbitrary(), sets.ToArbitrary(), (mine, theirs) =>
        {
            var (set, other) = (new IndexSet(131), new IndexSet(theirs.DefaultIfEmpty(-1).Max() + 1));
            mine.ForEach(set.Add);
            theirs.ForEach(other.Add);
            return Enumerable.Range(0, 200).All(index => set.Contains(index) == mine.Contains(index))
                && set.Overlaps(other) == mine.Intersect(theirs).Any()
                && other.Overlaps(set) == mine.Intersect(theirs).Any();
        }).QuickCheckThrowOnFailure();
    }

    private static double Confidence(MappingResult mapping, string facet, string value) =>
        mapping.GetValues(facet).FirstOrDefault(one => one.Value.Id == value)?.Confidence ?? 0;

    private static string Shades(MappingResult mapping) =>
        string.Join(", ", mapping.GetValues("shade").Select(value => FormattableString.Invariant($"{value.Value.Id} {Math.Round(value.Confidence, 6)}")));

    private static MappingResult Map(string labels, params DominantColor[] colors) => Mapper.Map(new TaggingResponse
    {
        Provider = "p",
        Tags =
        [
            .. labels.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(label => label.LastIndexOf(' ') is var blank
                ? new ImageTag { Name = label[..blank], Confidence = double.Parse(label[(blank + 1)..], System.Globalization.CultureInfo.InvariantCulture) }
                : throw new ArgumentException(label)),
        ],
        Colors = colors,
    });

    private static DominantColor[] Colors(string colors) =>
    [
        .. colors.Split(", ").Select(color => color.Split(' ')).Select(parts => new DominantColor
        {
            Red = Convert.ToByte(parts[0][..2], 16),
            Green = Convert.ToByte(parts[0][2..4], 16),
            Blue = Convert.ToByte(parts[0][4..], 16),
            PixelFraction = double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture),
            Area = Enum.Parse<ColorArea>(parts[2], ignoreCase: true),
        }),
    ];
}
