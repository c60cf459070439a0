namespace VisionAdapters.Taxonomy.Tests;

/// <summary>
/// Google's words with several senses, colors, patterns, materials, and words about the picture, by the numbers of the list of mapping
/// traps.
/// </summary>
public sealed class GoogleWordTrapTests
{
    private static readonly OpenImagesAnswers Google = OpenImagesAnswers.Google;

    [Fact]
    public void Trap_018_a_color_label_is_a_small_bonus() => Assert.InRange(Google.Confidence("colour", "blue", "Blue 0.98", "Dress 0.9"), 0.01, 0.25);

    [Theory]
    [InlineData("Electric blue", "blue")]
    [InlineData("Cobalt blue", "blue")]
    [InlineData("Azure", "blue")]
    [InlineData("Aqua", "blue")]
    [InlineData("Majorelle blue", "blue")]
    [InlineData("Carmine", "red")]
    [InlineData("Violet", "purple")]
    public void Trap_019_color_names(string label, string colour) => Google.ShowsWithin("colour", colour, label, "Dress 0.9");

    [Theory]
    [InlineData("Tints and shades")]
    [InlineData("Colorfulness")]
    [InlineData("Color")]
    public void Trap_019_words_about_color_are_no_color(string label) => Google.SaysNothing("colour", label);

    [Theory]
    [InlineData("Peach/m/03r18y", "Peach/m/0dj6p", "peach")]
    [InlineData("Orange/m/0jc_p", "Orange/m/0cyhj_", "orange")]
    [InlineData("Lavender/m/03xr7y", "Lavender/m/04gth", "lavender")]
    [InlineData("Lilac/m/0k354", "Lilac/m/04ffcj", "lavender")]
    [InlineData("Silver/m/03vtbc", "Silver/m/025sf8x", "silver")]
    [InlineData("Bronze/m/04_10ss", "Bronze/m/01brf", "bronze")]
    [InlineData("Turquoise/m/04f6rz", "Turquoise/m/0fgkh", "turquoise-blue")]
    [InlineData("Amber/m/04d01f", "Amber/m/0pbc", "yellow")]
    [InlineData("Ivory/m/0g22xs", "Ivory/m/03xgl", "off-white")]
    [InlineData("Gold/m/01l849", "Gold/m/025rs2z", "gold")]
    public void Traps_021_to_023_and_131_the_id_tells_the_color_from_the_thing(string color, string thing, string value)
    {
        Google.Shows("colour", value, color);
        Google.SaysNothing("colour", thing);
    }

    [Theory]
    [InlineData("Salmon")]
    [InlineData("Olive")]
    [InlineData("Coral")]
    [InlineData("Plum")]
    [InlineData("Apricot")]
    [InlineData("Emerald")]
    [InlineData("Ruby")]
    [InlineData("Sorrel/m/03jd78")]
    [InlineData("Liver/m/03_pfn")]
    [InlineData("Rose/m/06m11")]
    [InlineData("Rose/m/02pr33q")]
    public void Traps_021_to_024_fruit_fish_stones_and_flowers_are_no_colors(string label) => Google.SaysNothing("colour", label);

    [Fact]
    public void Trap_022_metals_beside_jewelry_are_its_material()
    {
        Google.Shows("material", "silver", "Silver/m/025sf8x", "Jewellery 0.9", "Ring 0.8");
        Google.Shows("material", "gold", "Gold/m/025rs2z", "Necklace 0.9", "Jewellery 0.9");
        Google.SaysNothing("colour", "Gold/m/025rs2z", "Necklace 0.9");
        Google.SaysNothing("material", "Silver/m/025sf8x", "Cutlery 0.9");
    }

    [Fact]
    public void Trap_024_a_rose_is_at_most_a_hint_of_a_floral_print()
    {
        Google.SaysNothing("print-type", "Rose/m/06m11", "Flower 0.9", "Plant 0.9");
        Assert.InRange(Google.Confidence("print-type", "floral", "Rose/m/06m11", "Dress 0.9"), 0.01, 0.3);
    }

    [Theory]
    [InlineData("Skin")]
    [InlineData("Swimwear")]
    [InlineData("Sun tanning")]
    public void Trap_026_tan_skin_is_no_color(string label) => Google.SaysNothing("colour", "Tan/m/037zsb", label);

    [Fact]
    public void Trap_027_khaki()
    {
        Google.ShowsWithin("colour", "beige", "Khaki", "Jacket 0.9");
        Google.Shows("category", "chinos", "Khaki pants", "Trousers 0.9");
    }

    [Theory]
    [InlineData("Black-and-white")]
    [InlineData("Monochrome")]
    [InlineData("Monochrome photography")]
    public void Trap_028_a_photograph_without_color_says_nothing_of_color(string label) => Google.SaysNothing("colour", label, "Blue 0.9", "Red 0.9", "Grey 0.8");

    [Fact]
    public void Trap_029_the_backdrop_is_no_color() => Google.SaysNothing("colour", "White 0.97", "Black 0.9", "Beige 0.9", "Brown 0.8", "Wood 0.9", "Shoe 0.95");

    [Fact]
    public void Trap_031_a_collar_may_be_a_dogs()
    {
        Google.SaysNothing("category", "Collar/m/09141t", "Dog 0.97", "Leash 0.7");
        Google.SaysNothing("category", "Collar 0.9", "Dog 0.97");
        Google.SaysNothing("collar", "Collar/m/091410", "Shirt 0.9");
    }

    [Fact]
    public void Trap_032_a_hood_may_be_a_cars()
    {
        Google.Shows("neckline", "hood", "Hood/m/02h9bf", "Hoodie 0.8", "Outerwear 0.9");
        Google.SaysNothing("neckline", "Hood/m/02df64", "Car 0.9", "Clothing 0.6");
        Google.SaysNothing("neckline", "Hood", "Car 0.9");
    }

    [Theory]
    [InlineData("Trunk/m/031vtq", "Chest 0.9")]
    [InlineData("Trunk/m/02tcwp", "Tree 0.9")]
    [InlineData("Trunk/m/06mr9c", "Car 0.9")]
    [InlineData("Trunk", "Muscle 0.9")]
    public void Trap_033_a_trunk_is_no_pair_of_trunks(params string[] labels)
    {
        Google.SaysNothing("category", [.. labels, "Swimming pool 0.9"]);
        Google.Denies("category", "swim-trunks", [.. labels, "Swimwear 0.8"]);
    }

    [Fact]
    public void Trap_034_a_cape_may_be_a_headland()
    {
        Google.Shows("category", "capes", "Cape/m/014q3b", "Outerwear 0.8");
        Google.SaysNothing("category", "Cape/m/080byt0", "Headland 0.9", "Sea 0.9");
    }

    [Theory]
    [InlineData("Runway/m/03bxt6z", "Fashion show")]
    [InlineData("Runway/m/015zzv", "Airplane")]
    public void Trap_036_a_runway_is_a_place(params string[] labels) => Google.SaysNothing("category", labels);

    [Fact]
    public void Trap_037_pattern_only_says_not_solid()
    {
        Google.SaysNothing("pattern", "Pattern/m/0hwky", "Tile 0.9");
        Google.Shows("pattern", "patterned", "Pattern/m/0hwky", "Dress 0.9");
        Google.SaysNothing("print-type", "Pattern/m/06g1w2", "Dress 0.9");
    }

    [Fact]
    public void Trap_038_plaid_and_tartan_are_one()
    {
        Google.Shows("print-type", "tartan-checks", "Plaid", "Tartan", "Shirt");
        Google.Shows("pattern", "checked", "Plaid", "Tartan", "Shirt");
        Google.SaysNothing("pattern", "Plaid", "Blanket", "Bedding");
    }

    [Fact]
    public void Trap_039_polka_dots() => Google.Shows("print-type", "polka-dots", "Polka dot", "Dress");

    [Theory]
    [InlineData("Camouflage")]
    [InlineData("Military camouflage")]
    public void Trap_041_camouflage_needs_a_garment_and_no_soldier(string label)
    {
        Google.Shows("print-type", "camouflage", label, "Jacket 0.8");
        Google.SaysNothing("print-type", label, "Tree 0.8");
        Google.SaysNothing("print-type", label, "Soldier 0.8", "Military uniform 0.9");
        Google.SaysNothing("print-type", label, "Ghillie suit 0.8", "Clothing 0.9");
    }

    [Fact]
    public void Trap_042_floral_design_needs_a_textile_and_no_bouquet()
    {
        Google.Shows("print-type", "floral", "Floral design", "Dress 0.9");
        Google.Shows("print-type", "floral", "Floral design", "Textile 0.9");
        Google.SaysNothing("print-type", "Floral design", "Bouquet 0.9", "Flower Arranging 0.9", "Dress 0.6");
        Google.SaysNothing("print-type", "Floral design", "Art 0.9");
    }

    [Fact]
    public void Trap_043_lace_is_a_pattern()
    {
        Google.Shows("pattern", "lace", "Lace", "Dress 0.8");
        Google.SaysNothing("pattern", "Lace", "Lace wig 0.8");
        Google.SaysNothing("material", "Lace", "Dress 0.8");
    }

    [Fact]
    public void Trap_044_fur_needs_a_coat_and_no_animal()
    {
        Google.Shows("material", "fur", "Fur", "Fur clothing 0.8");
        Google.Shows("material", "fur", "Fur", "Coat 0.8", "Outerwear 0.8");
        Google.SaysNothing("material", "Fur", "Textile 0.8");
        Google.SaysNothing("material", "Fur", "Scarf 0.6", "Cat 0.9", "Whiskers 0.9");
        Google.SaysNothing("category", "Coat 0.7", "Fur", "Dog 0.9", "Snout 0.8");
    }

    [Theory]
    [InlineData("Linens", "Dress 0.8")]
    [InlineData("Linen", "Bed sheet 0.9", "Bedding 0.9")]
    [InlineData("Canvas", "Painting 0.9", "Dress 0.5")]
    [InlineData("Plush", "Toy 0.9")]
    [InlineData("Leather", "Couch 0.9", "Furniture 0.9")]
    [InlineData("Cotton", "Plant 0.9")]
    [InlineData("Wool", "Sheep 0.9", "Sweater 0.5")]
    [InlineData("Velvet", "Couch 0.9")]
    public void Traps_044_to_049_other_materials_are_not_of_garments(params string[] labels) => Google.SaysNothing("material", labels);

    [Theory]
    [InlineData("linen", "Linen", "Shirt 0.8")]
    [InlineData("canvas", "Canvas", "Tote bag 0.8")]
    [InlineData("leather", "Leather", "Wallet 0.8")]
    [InlineData("wool", "Wool", "Sweater 0.8")]
    public void Traps_046_to_049_materials_of_garments_and_bags(string value, params string[] labels) => Google.Shows("material", value, labels);

    [Theory]
    [InlineData("Football")]
    [InlineData("Tank")]
    [InlineData("Train")]
    [InlineData("Boxer")]
    [InlineData("Bomber")]
    [InlineData("Mustang horse")]
    [InlineData("Puffer")]
    [InlineData("Pump")]
    public void Trap_059_sports_animals_and_vehicles_are_no_garments(string label) => Google.SaysNothing("category", label);

    [Theory]
    [InlineData("Ranch dressing")]
    [InlineData("Dresser")]
    [InlineData("Dressage")]
    [InlineData("Hooded seal")]
    [InlineData("Garter snake")]
    [InlineData("Ring binder")]
    [InlineData("Red velvet cake")]
    public void Trap_066_a_word_inside_another_label_does_not_count(string label) => Assert.Empty(Google.Map(label).Values);

    [Theory]
    [InlineData("Personal protective equipment")]
    [InlineData("Sports gear")]
    [InlineData("Goggles")]
    public void Trap_076_protective_gear_is_no_fashion(string label) => Google.SaysNothing("category", label);

    [Fact]
    public void Trap_077_a_sleeve_has_no_length()
    {
        Google.SaysNothing("sleeve-length", "Sleeve", "Shirt 0.8");
        Google.SaysNothing("category", "Sleeve", "Coffee cup 0.8");
    }

    [Theory]
    [InlineData("Waist")]
    [InlineData("Abdomen")]
    [InlineData("Navel")]
    [InlineData("Knee")]
    [InlineData("Thigh")]
    [InlineData("Leg")]
    [InlineData("Human leg")]
    [InlineData("Human face")]
    [InlineData("Barechestedness")]
    public void Traps_081_082_and_132_parts_of_the_body_say_nothing(string label) => Assert.Empty(Google.Map(label, "Skin 0.9").Values);

    [Theory]
    [InlineData("Lace wig")]
    [InlineData("Bangs")]
    [InlineData("Surfer hair")]
    [InlineData("Makeover")]
    [InlineData("Hairstyle")]
    public void Trap_118_hair_is_the_persons(string label) => Assert.Empty(Google.Map(label).Values);

    [Theory]
    [InlineData("Fashion")]
    [InlineData("Fashion design")]
    [InlineData("Street fashion")]
    [InlineData("Fashion model")]
    [InlineData("Model")]
    [InlineData("Haute couture")]
    [InlineData("Photo shoot")]
    [InlineData("Cool")]
    [InlineData("Beauty")]
    [InlineData("Mannequin")]
    [InlineData("Clothes hanger")]
    public void Traps_119_and_123_a_fashion_picture_is_no_product(string label) => Assert.Empty(Google.Map(label).Values);

    [Theory]
    [InlineData("Lady")]
    [InlineData("Gentleman")]
    [InlineData("Male")]
    [InlineData("Girl")]
    [InlineData("Boy")]
    [InlineData("Toddler")]
    [InlineData("White-collar worker")]
    public void Traps_121_and_122_persons_set_no_gender_age_or_occasion(string label) => Assert.All(
        Google.Map(label + " 0.99", "T-shirt 0.9", "Clothing 0.95").Values, value => Assert.DoesNotContain(value.Facet.Id, new[] { "gender", "age-group", "occasion" }));
}
