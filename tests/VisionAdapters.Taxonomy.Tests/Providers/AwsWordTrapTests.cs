using static VisionAdapters.Taxonomy.Tests.AwsAnswers;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>
/// Rekognition's words of colors, materials, patterns, people and scenes that a naive map takes for fashion, by the numbers of the list of
/// mapping traps.
/// </summary>
public sealed class AwsWordTrapTests
{
    private static readonly string[] Facets = [.. Fashion.Taxonomy.Facets.Select(facet => facet.Id)];

    [Theory]
    [InlineData("Apparel", "category", "apparel")]
    [InlineData("Plaid", "print-type", "tartan-checks")]
    [InlineData("Accessory", "category", "accessories")]
    public void Trap_013_names_of_model_2_mean_what_their_successors_mean(string label, string facet, string value)
    {
        Shows(facet, value, label);
        Assert.Equal(value, Mapper.Map(WithAlias("Unheard-of Name", label)).Best(facet)?.Value.Id);
    }

    [Theory]
    [InlineData("Human")]
    [InlineData("Automobile")]
    [InlineData("Photo")]
    [InlineData("Cell Phone")]
    public void Trap_013_other_names_of_model_2_are_noise(string label) => AssertNoise(label);

    [Fact]
    public void Trap_014_the_vendors_category_makes_no_fashion_of_a_box()
    {
        var box = new ImageTag { Name = "Box", Confidence = 0.99, Categories = ["Apparel and Accessories"] };
        Assert.Empty(Mapper.Map(new TaggingResponse { Provider = "aws-rekognition", Tags = [box] }).Values);
    }

    [Theory]
    [InlineData("Denim")]
    [InlineData("Leather")]
    [InlineData("Leggings")]
    [InlineData("Jumpsuit")]
    [InlineData("Romper")]
    [InlineData("Parka")]
    [InlineData("Loafer")]
    [InlineData("Slipper")]
    [InlineData("Sweatpants")]
    [InlineData("Tunic")]
    [InlineData("Pocket")]
    [InlineData("Button")]
    [InlineData("Neckline")]
    [InlineData("Stripe")]
    public void Trap_016_words_that_the_service_does_not_know_have_no_rule(string word) => Assert.Equal(LabelOutcome.Unknown, OutcomeOf(word));

    [Theory]
    [InlineData("Pink Hair")]
    [InlineData("Brown Hair")]
    [InlineData("Brown Bear")]
    [InlineData("Black Hair")]
    [InlineData("Blue Hair")]
    [InlineData("Red Hair")]
    [InlineData("Green Hair")]
    [InlineData("Blonde")]
    [InlineData("Azure Sky")]
    public void Trap_017_hair_bears_and_skies_color_no_product(string label) => SaysNothing("colour", label, "Dress < Clothing");

    [Theory]
    [InlineData("Blue")]
    [InlineData("Gray")]
    [InlineData("Green")]
    [InlineData("Purple")]
    [InlineData("Red")]
    [InlineData("Yellow")]
    public void Trap_018_a_color_label_is_a_small_bonus_beside_a_product(string label)
    {
        SaysNothing("colour", label);
        Assert.InRange(Map(label, "Dress < Clothing").GetValues("colour")[0].Confidence, 0.01, 0.3);
    }

    [Theory]
    [InlineData("Peach")]
    [InlineData("Apricot")]
    [InlineData("Salmon")]
    [InlineData("Lime")]
    [InlineData("Plum")]
    [InlineData("Lavender")]
    [InlineData("Lilac")]
    [InlineData("Orange")]
    [InlineData("Mustard")]
    [InlineData("Mint")]
    [InlineData("Cream")]
    [InlineData("Chocolate")]
    [InlineData("Navy")]
    [InlineData("Rust")]
    [InlineData("Coal")]
    public void Trap_021_fruit_fish_plants_and_forces_are_no_colors(string label) => SaysNothing("colour", label, "Dress < Clothing");

    [Theory]
    [InlineData("Gold")]
    [InlineData("Silver")]
    [InlineData("Bronze")]
    [InlineData("Turquoise")]
    [InlineData("Emerald")]
    [InlineData("Sapphire")]
    [InlineData("Ivory")]
    [InlineData("Jade")]
    [InlineData("Amethyst")]
    public void Trap_022_and_023_metals_and_stones_are_no_colors(string label)
    {
        SaysNothing("colour", label, "Dress < Clothing");
        Assert.True(Confidence("category", "jewelry", label, "Jewelry 0.6") > 0.6);
    }

    [Fact]
    public void Trap_024_a_rose_is_a_flower() => AssertNoise("Rose", "Flower < Plant");

    [Fact]
    public void Trap_027_khaki_is_a_color_of_a_garment_and_chinos_beside_pants()
    {
        AssertNoise("Khaki");
        Shows("colour", "khaki", "Khaki", "Shirt < Clothing");
        Assert.True(Confidence("category", "chinos", "Khaki", "Pants < Clothing") > 0.3);
    }

    [Theory]
    [InlineData("Black")]
    [InlineData("White")]
    [InlineData("Wood")]
    public void Trap_029_colors_of_the_backdrop_are_not_the_products(string label) => SaysNothing("colour", label, "Dress < Clothing");

    [Fact]
    public void Trap_032_a_hood_needs_clothing()
    {
        AssertNoise("Hood", "Car < Transportation, Vehicle");
        SaysNothing("neckline", "Hood", "Car < Transportation, Vehicle", "Clothing");
        Shows("neckline", "hood", "Hood", "Jacket < Clothing, Coat");
    }

    [Theory]
    [InlineData("Car Trunk")]
    [InlineData("Tree Trunk")]
    public void Trap_033_trunks_of_trees_and_cars_are_no_apparel(string label) => AssertNoise(label);

    [Fact]
    public void Trap_034_a_cape_may_be_a_headland()
    {
        Shows("category", "capes", "Cape < Clothing");
        SaysNothing("category", "Cape", "Coast < Outdoors, Sea");
    }

    [Fact]
    public void Trap_036_a_runway_is_a_place() => AssertNoise("Runway", "Fashion");

    [Fact]
    public void Trap_037_pattern_and_texture_say_little()
    {
        AssertNoise("Pattern", "Texture", "Tile < Pattern");
        Assert.InRange(Confidence("pattern", "patterned", "Pattern", "Dress < Clothing"), 0.01, 0.35);
    }

    [Fact]
    public void Trap_038_tartan_and_plaid_are_one_value()
    {
        Shows("print-type", "tartan-checks", "Tartan 0.8", "Plaid 0.6");
        Assert.Equal(0.8, Confidence("print-type", "tartan-checks", "Tartan 0.8", "Plaid 0.6"), 1e-9);
    }

    [Fact]
    public void Trap_039_polka_dots_have_a_value() => Shows("print-type", "polka-dots", "Polka Dot < Pattern");

    [Fact]
    public void Trap_041_camouflage_needs_a_garment()
    {
        AssertNoise("Camouflage", "Soldier < Military, Person", "Army < Military");
        Shows("print-type", "camouflage", "Camouflage", "Jacket < Clothing, Coat");
    }

    [Fact]
    public void Trap_042_floral_design_needs_a_garment_and_no_bouquet()
    {
        AssertNoise("Floral Design < Pattern");
        SaysNothing("print-type", "Floral Design", "Flower Arrangement < Flower, Plant", "Dress < Clothing");
        Shows("print-type", "floral", "Floral Design", "Dress < Clothing");
    }

    [Fact]
    public void Trap_043_lace_is_a_pattern_of_garments()
    {
        Shows("pattern", "lace", "Lace");
        SaysNothing("material", "Lace", "Dress < Clothing");
        SaysNothing("pattern", "Lace", "Shoe < Clothing, Footwear");
        SaysNothing("pattern", "Lace", "Tablecloth", "Table < Furniture");
        Shows("pattern", "lace", "Lace", "Dress < Clothing");
    }

    [Fact]
    public void Trap_044_fur_is_an_animals_unless_it_is_worn()
    {
        AssertNoise("Fur", "Cat < Animal, Mammal, Pet");
        SaysNothing("material", "Fur", "Coat < Clothing", "Dog < Animal, Pet");
        Shows("material", "fur", "Fur", "Coat < Clothing");
        SaysNothing("material", "Fur", "Shirt < Clothing");
    }

    [Fact]
    public void Trap_046_linen_is_for_beds_unless_it_is_worn()
    {
        AssertNoise("Linen");
        SaysNothing("material", "Linen", "Bed < Furniture", "Clothing");
        Shows("material", "linen", "Linen", "Shirt < Clothing");
    }

    [Fact]
    public void Trap_047_canvas_is_for_painters_unless_carried_or_walked_in()
    {
        AssertNoise("Canvas", "Painting < Art");
        SaysNothing("material", "Canvas", "Shirt < Clothing");
        Shows("material", "canvas", "Canvas", "Tote Bag < Accessories, Bag");
        Shows("material", "canvas", "Canvas", "Sneaker < Clothing, Footwear, Shoe");
    }

    [Theory]
    [InlineData("Cotton", "cotton", "Plant")]
    [InlineData("Wool", "wool", "Sheep < Animal, Mammal")]
    [InlineData("Fleece", "fleece", "Sheep < Animal, Mammal")]
    [InlineData("Angora", "angora", "Rabbit < Animal, Mammal")]
    [InlineData("Velvet", "velvet", "Couch < Furniture")]
    [InlineData("Suede", "suede", "Wall")]
    [InlineData("Silk", "silk", "Curtain")]
    [InlineData("Spandex", "elastane", "Person")]
    public void Trap_044_to_048_materials_need_something_made_of_them(string label, string material, string elsewhere)
    {
        SaysNothing("material", label, elsewhere);
        Shows("material", material, label, "Dress < Clothing");
    }

    [Theory]
    [InlineData("Plush", "Toy")]
    [InlineData("Teddy Bear", "Toy")]
    public void Trap_048_toys_are_no_fabric(string label, string parent) => AssertNoise($"{label} < {parent}");

    [Fact]
    public void Trap_049_a_leather_jacket_may_be_faux()
    {
        Shows("category", "leather-jackets", "Leather Jacket < Clothing, Coat, Jacket");
        Shows("material", "leather", "Leather Jacket < Clothing, Coat, Jacket");
        Assert.InRange(Confidence("material", "leather", "Leather Jacket"), 0.2, 0.5);
        Assert.NotEmpty(Map("Leather Jacket").GetEvidence(Fashion.Value("material", "faux-leather")));
    }

    [Theory]
    [InlineData("Cricket")]
    [InlineData("Bat")]
    [InlineData("Football")]
    [InlineData("Boxer")]
    [InlineData("Bomber")]
    [InlineData("Puffer")]
    [InlineData("Tank")]
    [InlineData("Train")]
    [InlineData("Mustang")]
    [InlineData("Slide")]
    [InlineData("Swallow")]
    [InlineData("Mole")]
    public void Trap_059_words_of_garments_that_mean_other_things(string label)
    {
        AssertNoise(label);
        Shows("category", "tank-tops", "Tank Top < Clothing", label);
    }

    [Theory]
    [InlineData("Dresser < Furniture")]
    [InlineData("Dressing Room < Indoors, Room")]
    [InlineData("Coat Rack < Furniture")]
    [InlineData("Christmas Stocking < Christmas, Gift")]
    [InlineData("Bell < Tool")]
    [InlineData("Hose")]
    [InlineData("Horseshoe")]
    [InlineData("Shoe Shop < Shop")]
    [InlineData("Jewelry Store < Shop")]
    [InlineData("Dog Bed < Furniture")]
    [InlineData("Hanger")]
    public void Trap_066_a_word_within_a_word_is_no_product(string label) => AssertNoise(label);

    [Theory]
    [InlineData("Hip")]
    [InlineData("Navel")]
    [InlineData("Stomach")]
    [InlineData("Torso")]
    public void Trap_081_parts_of_the_body_tell_no_rise(string label)
    {
        AssertNoise(label + " < Body Part, Person");
        SaysNothing("waist-rise", label, "Jeans < Clothing, Pants");
    }

    [Theory]
    [InlineData("Knee")]
    [InlineData("Ankle")]
    [InlineData("Thigh")]
    [InlineData("Toe")]
    public void Trap_082_legs_tell_no_length(string label) => SaysNothing("length", label + " < Body Part, Person", "Skirt < Clothing");

    [Theory]
    [InlineData("Wig")]
    [InlineData("Braid")]
    [InlineData("Bun (Hairstyle)")]
    [InlineData("Cornrows")]
    [InlineData("Hair")]
    [InlineData("Beard")]
    [InlineData("Makeup")]
    [InlineData("Tattoo")]
    public void Trap_118_hair_and_faces_are_no_products(string label) => AssertNoise(label);

    [Theory]
    [InlineData("Lipstick")]
    [InlineData("Mascara")]
    [InlineData("Nail Polish")]
    [InlineData("Cosmetics")]
    public void Trap_118_beauty_products_are_seen_off_the_face(string label)
    {
        Assert.Contains("beauty", Path("category", label));
        SaysNothing("category", label, "Face < Head, Person");
    }

    [Fact]
    public void Trap_119_fashion_says_that_this_is_a_fashion_picture() => AssertNoise("Fashion", "Photoshoot", "Red Carpet < Premiere", "Studio");

    [Theory]
    [InlineData("Person")]
    [InlineData("Woman < Adult, Female, Person")]
    [InlineData("Man < Adult, Male, Person")]
    [InlineData("Girl < Child, Female, Person")]
    [InlineData("Boy < Child, Male, Person")]
    [InlineData("Lady < Person")]
    [InlineData("Bride < Person")]
    [InlineData("Teen < Person")]
    [InlineData("Baby < Person")]
    [InlineData("Senior Citizen < Person")]
    public void Trap_121_the_wearer_sets_neither_gender_nor_age(string label)
    {
        SaysNothing("gender", label, "Dress < Clothing");
        SaysNothing("age-group", label, "Dress < Clothing");
        AssertNoise(label);
    }

    [Fact]
    public void Trap_123_what_displays_products_is_none() =>
        AssertNoise("Mannequin", "Doll < Toy", "Toy", "Figurine", "Hanger", "Closet", "Shoe Shop < Shop", "Boutique < Shop", "Wardrobe < Furniture", "Window Display");

    private static void AssertNoise(params string[] labels)
    {
        Assert.All(Facets, facet => SaysNothing(facet, labels));
        Assert.All(Map(labels).Explain().Labels, label => Assert.Equal(LabelOutcome.Noise, label.Outcome));
    }

    private static LabelOutcome OutcomeOf(string label) => Map(label).Explain().Labels.Single().Outcome;

    private static TaggingResponse WithAlias(string name, string alias) =>
        new() { Provider = "aws-rekognition", Tags = [new ImageTag { Name = name, Aliases = [alias], Confidence = 0.9 }] };
}
