namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Measured colours, by the numbers of the shared list of mapping traps where there is one.</summary>
public sealed class ColorTests
{
    private static readonly DominantColor White = Color(0xfd, 0xfd, 0xfd, 0.7);

    // G. Sharma, W. Wu, E. N. Dalal, Color Research and Application 30 (2005), table 1.
    [Theory]
    [InlineData(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425)]
    [InlineData(50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615)]
    [InlineData(50, 2.8361, -74.0200, 50, 0, -82.7485, 3.4412)]
    [InlineData(50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000)]
    [InlineData(50, -1.1848, -84.8006, 50, 0, -82.7485, 1.0000)]
    [InlineData(50, -0.9009, -85.5211, 50, 0, -82.7485, 1.0000)]
    [InlineData(50, 0, 0, 50, -1, 2, 2.3669)]
    [InlineData(50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792)]
    [InlineData(50, 2.49, -0.001, 50, -2.49, 0.0010, 7.1792)]
    [InlineData(50, 2.49, -0.001, 50, -2.49, 0.0011, 7.2195)]
    [InlineData(50, 2.49, -0.001, 50, -2.49, 0.0012, 7.2195)]
    [InlineData(50, -0.001, 2.49, 50, 0.0009, -2.49, 4.8045)]
    [InlineData(50, -0.001, 2.49, 50, 0.0010, -2.49, 4.8045)]
    [InlineData(50, -0.001, 2.49, 50, 0.0011, -2.49, 4.7461)]
    [InlineData(50, 2.5, 0, 50, 0, -2.5, 4.3065)]
    [InlineData(50, 2.5, 0, 73, 25, -18, 27.1492)]
    [InlineData(50, 2.5, 0, 61, -5, 29, 22.8977)]
    [InlineData(50, 2.5, 0, 56, -27, -3, 31.9030)]
    [InlineData(50, 2.5, 0, 58, 24, 15, 19.4535)]
    [InlineData(50, 2.5, 0, 50, 3.1736, 0.5854, 1.0000)]
    [InlineData(50, 2.5, 0, 50, 3.2972, 0, 1.0000)]
    [InlineData(50, 2.5, 0, 50, 1.8634, 0.5757, 1.0000)]
    [InlineData(50, 2.5, 0, 50, 3.2592, 0.3350, 1.0000)]
    [InlineData(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644)]
    [InlineData(63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630)]
    [InlineData(61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731)]
    [InlineData(35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645)]
    [InlineData(22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373)]
    [InlineData(36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146)]
    [InlineData(90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441)]
    [InlineData(90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381)]
    [InlineData(6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377)]
    [InlineData(2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082)]
    public void Differences_are_those_of_the_published_test_data(double l1, double a1, double b1, double l2, double a2, double b2, double expected)
    {
        Assert.Equal(expected, ColorDifference.Between(new LabColor(l1, a1, b1), new LabColor(l2, a2, b2)), 4);
        Assert.Equal(expected, ColorDifference.Between(new LabColor(l2, a2, b2), new LabColor(l1, a1, b1)), 4);
    }

    [Theory]
    [InlineData(0x00, 0x00, 0xff, "blue")]
    [InlineData(0xff, 0xa5, 0x00, "orange")]
    public void A_pure_colour_is_what_people_call_it(byte red, byte green, byte blue, string value) =>
        Assert.Equal(value, Best(Map("aws-rekognition", [Color(red, green, blue, 1, ColorArea.Foreground)])));

    [Fact]
    public void Red_of_the_screen_has_its_known_place()
    {
        var red = LabColor.FromRgb(255, 0, 0);
        Assert.Equal((53.24, 80.09, 67.20), (Math.Round(red.L, 2), Math.Round(red.A, 2), Math.Round(red.B, 2)));
        Assert.Equal(100, LabColor.FromRgb(255, 255, 255).L, 1e-3);
    }

    [Fact]
    public void Dark_colors_lie_on_the_straight_part_of_the_curves()
    {
        // Below 0.04045 sRGB is linear, and below (6/29)^3 so is L*: 903.3 times the light.
        var dark = LabColor.FromRgb(5, 5, 5);
        Assert.Equal(903.2963 * (5 / 255.0) / 12.92, dark.L, 1e-3);
        Assert.Equal((0, 0), (Math.Round(dark.A, 3), Math.Round(dark.B, 3)));
    }

    [Fact]
    public void Every_anchor_is_its_own_nearest_value() => Assert.All(
        Fashion.Taxonomy.FindFacet("colour")!.Values.Where(value => value is { Color: not null, IsMeasurable: true }),
        value => Assert.Equal(value.Id, Best(Map("google-vision", [Color(value.Color!.Value.Red, value.Color.Value.Green, value.Color.Value.Blue, 1, ColorArea.Foreground)]))));

    [Fact]
    public void Trap_17_Rekognition_tells_brown_by_pixels_for_want_of_a_label() =>
        Assert.Equal("brown", Best(Map("aws-rekognition", [Color(0x7a, 0x4a, 0x2c, 0.8, ColorArea.Foreground), Color(0xf0, 0xf0, 0xf0, 0.9)])));

    [Fact]
    public void Trap_18_the_foreground_goes_before_the_image_and_the_background_never_counts()
    {
        var mapping = Map("google-vision", [Color(0x1f, 0x60, 0xbe, 0.9, ColorArea.Background), Color(0x2e, 0x8b, 0x3d, 0.9), Color(0xd0, 0x20, 0x2e, 0.1, ColorArea.Foreground)]);
        Assert.Equal(["red"], mapping.GetValues("colour").Select(value => value.Value.Id));
    }

    [Theory]
    [InlineData("google-vision", "Black-and-white")]
    [InlineData("google-vision", "Monochrome photography")]
    [InlineData("azure-vision", "black and white")]
    public void Trap_28_a_black_and_white_photo_has_no_colour_of_its_product(string provider, string label) =>
        Assert.Empty(Map(provider, [Color(0x80, 0x80, 0x80, 0.6), Color(0xd0, 0x20, 0x2e, 0.4)], new ImageTag { Name = label, Confidence = 0.6 }).GetValues("colour"));

    [Fact]
    public void Trap_29_a_white_ground_does_not_win_over_the_product() =>
        Assert.Equal("red", Best(Map("google-vision", [White, Color(0xd0, 0x20, 0x2e, 0.2), Color(0xe6, 0xe6, 0xe8, 0.1)])));

    [Fact]
    public void Trap_29_a_white_product_on_a_grey_ground_is_white() =>
        Assert.Equal("white", Best(Map("google-vision", [Color(0xb8, 0xb8, 0xb8, 0.6), Color(0xff, 0xff, 0xff, 0.4)])));

    [Fact]
    public void Trap_29_a_white_product_on_a_white_ground_is_white() =>
        Assert.Equal("white", Best(Map("google-vision", [White, Color(0xee, 0xee, 0xee, 0.2), Color(0x20, 0x20, 0x20, 0.03)])));

    [Fact]
    public void Shades_of_one_colour_add_up_at_the_colour_above_them()
    {
        var mapping = Map("google-vision", [Color(0x1b, 0x2a, 0x52, 0.3, ColorArea.Foreground), Color(0x1f, 0x5f, 0xbf, 0.3, ColorArea.Foreground), Color(0, 0, 0, 0.4, ColorArea.Foreground)]);
        Assert.Equal("blue", mapping.Best("colour")?.Value.Path[0]);
    }

    [Fact]
    public void A_colour_names_its_place_and_the_maps_file_as_its_evidence()
    {
        var explained = Assert.Single(Map("google-vision", [Color(0xd0, 0x20, 0x2e, 1)]).Explain().Values);
        var evidence = Assert.Single(explained.Evidence);
        Assert.Equal(("#d0202e", EvidenceSource.Color, "colours"), (evidence.Label, evidence.Evidence.Source, evidence.Rule.Id));
        Assert.Equal("taxonomy-maps/providers/google-vision.map.yaml", evidence.Rule.SourceFile);
    }

    [Fact]
    public void The_local_models_own_head_tells_the_colour() => Assert.Empty(Map("onnx-fashion", [Color(0xd0, 0x20, 0x2e, 1)]).Values);

    [Theory]
    [InlineData("colours: none", 0)]
    [InlineData("colours: image", 1)]
    [InlineData("cannot-say: { colour: why }", 0)]
    public void A_map_may_leave_measured_colours_out(string line, int values)
    {
        var map = TestFiles.ReadMap(line);
        Assert.Equal(values, new TagMapper(map).Map(new TaggingResponse { Provider = "test", Colors = [Color(0xd0, 0x20, 0x2e, 1)] }).Values.Count);
    }

    [Fact]
    public void Another_choice_of_colours_is_refused() =>
        Assert.Contains("'foreground', 'image' or 'none'", Assert.Throws<InputFileException>(() => TestFiles.ReadMap("colours: all")).Message, StringComparison.Ordinal);

    [Fact]
    public void Colours_of_no_pixels_say_nothing() => Assert.Empty(Map("google-vision", [Color(0xd0, 0x20, 0x2e, 0), Color(0, 0, 0, 0)]).Values);

    [Fact]
    public void Where_a_pixel_fraction_is_no_number_the_colours_weigh_alike()
    {
        var values = Map("google-vision", [Color(0xd0, 0x20, 0x2e, double.NaN), Color(0, 0, 0, 0.9)]).GetValues("colour");
        Assert.Equal([0.3, 0.3], values.Select(value => value.Confidence));
    }

    private static string? Best(MappingResult mapping) => mapping.Best("colour")?.Value.Id;

    private static DominantColor Color(byte red, byte green, byte blue, double fraction, ColorArea area = ColorArea.Image) =>
        new() { Red = red, Green = green, Blue = blue, PixelFraction = fraction, Area = area };

    private static MappingResult Map(string provider, DominantColor[] colors, params ImageTag[] tags) =>
        Fashion.ProviderMappers[provider].Map(new TaggingResponse { Provider = provider, Tags = tags, Colors = colors });
}
