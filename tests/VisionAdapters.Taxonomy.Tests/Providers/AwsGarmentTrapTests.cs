using static VisionAdapters.Taxonomy.Tests.AwsAnswers;

namespace VisionAdapters.Taxonomy.Tests;

/// <summary>Rekognition's labels of garments and shoes that a naive map gets wrong, by the numbers of the list of mapping traps.</summary>
public sealed class AwsGarmentTrapTests
{
    [Fact]
    public void Trap_002_a_bra_beside_a_bikini_is_its_top()
    {
        Shows("category", "bras", "Bra < Clothing, Lingerie, Underwear");
        Shows("category", "bikinis", "Bra 0.98 < Clothing, Lingerie, Underwear", "Bikini 0.7 < Clothing, Swimwear");
        DeniesAll("category", "underwear", "Bra 0.98 < Clothing, Lingerie, Underwear", "Swimwear 0.6 < Clothing");
    }

    [Theory]
    [InlineData("Lingerie")]
    [InlineData("Panties")]
    [InlineData("Underwear")]
    [InlineData("Corset")]
    [InlineData("Thong")]
    public void Trap_002_any_underwear_beside_swimwear_is_swimwear(string label)
    {
        DeniesAll("category", "underwear", label + " 0.99 < Clothing, Underwear", "Swimwear 0.6 < Clothing");
        Shows("category", "swimwear", label + " 0.99 < Clothing, Underwear", "Swimwear 0.6 < Clothing");
    }

    [Fact]
    public void Trap_008_swimming_trunks_are_swimwear_and_no_shorts()
    {
        Shows("category", "swim-trunks", "Swimming Trunks < Clothing, Shorts");
        DeniesAll("category", "shorts", "Swimming Trunks < Clothing, Shorts");
    }

    [Fact]
    public void Trap_009_thong_needs_footwear_or_underwear_evidence()
    {
        SaysNothing("category", "Thong");
        DeniesAll("category", "thongs", "Thong < Clothing");
        Shows("category", "flip-flops", "Thong < Clothing, Footwear");
        Shows("category", "thongs", "Thong < Clothing, Lingerie, Underwear");
    }

    [Fact]
    public void Trap_009_the_evidence_may_be_a_parent_that_the_answer_cut_off()
    {
        var answer = new TaggingResponse { Provider = "aws-rekognition", Tags = [new ImageTag { Name = "Thong", Confidence = 0.9, Parents = ["Clothing", "Footwear"] }] };
        Assert.Equal("flip-flops", Mapper.Map(answer).Best("category")?.Value.Id);
    }

    [Theory]
    [InlineData("t-shirts", "T-Shirt 0.9 < Clothing, Shirt", "Shirt 0.99", "Clothing 0.99")]
    [InlineData("undershirts", "Undershirt 0.9 < Clothing, Shirt", "Shirt 0.99")]
    [InlineData("tank-tops", "Tank Top 0.9 < Clothing, Shirt", "Shirt 0.99")]
    [InlineData("shirts", "Dress Shirt 0.9 < Clothing, Shirt", "Shirt 0.99")]
    [InlineData("hoodies", "Hoodie 0.9 < Clothing, Knitwear, Sweater, Sweatshirt", "Knitwear 0.99", "Sweatshirt 0.99")]
    [InlineData("sweatshirts", "Sweatshirt 0.9 < Clothing, Knitwear, Sweater", "Knitwear 0.99", "Sweater 0.99")]
    [InlineData("jackets", "Jacket 0.9 < Clothing, Coat", "Coat 0.99")]
    [InlineData("leather-jackets", "Leather Jacket 0.9 < Clothing, Coat, Jacket", "Coat 0.99")]
    [InlineData("blazers", "Blazer 0.9 < Clothing, Coat, Jacket", "Coat 0.99")]
    [InlineData("rain-jackets", "Raincoat 0.9 < Clothing, Coat", "Coat 0.99")]
    [InlineData("trench-coats", "Trench Coat 0.9 < Clothing, Coat", "Coat 0.99")]
    [InlineData("jeans", "Jeans 0.9 < Clothing, Pants", "Pants 0.99")]
    [InlineData("kimonos", "Kimono 0.9 < Clothing, Dress, Fashion, Formal Wear, Gown, Robe", "Gown 0.99", "Dress 0.99")]
    [InlineData("wedding-dresses", "Wedding Gown 0.9 < Clothing, Dress, Fashion, Formal Wear, Gown", "Gown 0.99")]
    [InlineData("athletic-shoes", "Running Shoe 0.9 < Clothing, Footwear, Shoe, Sneaker", "Shoe 0.99")]
    [InlineData("cowboy-boots", "Cowboy Boot 0.9 < Boot, Clothing, Footwear", "Footwear 0.99")]
    [InlineData("beanies", "Beanie 0.9 < Cap, Clothing, Hat", "Cap 0.99", "Hat 0.99")]
    [InlineData("bow-ties", "Bow Tie 0.9 < Accessories, Formal Wear, Tie", "Tie 0.99")]
    [InlineData("panties", "Panties 0.9 < Clothing, Lingerie, Underwear", "Lingerie 0.99")]
    [InlineData("bras", "Bra 0.9 < Clothing, Lingerie, Underwear", "Underwear 0.99")]
    public void Trap_011_parents_collapse_into_the_deepest_label(string value, params string[] labels) => Shows("category", value, labels);

    [Theory]
    [InlineData("footwear", "Shoe 0.7 < Clothing, Footwear")]
    [InlineData("hats", "Hat 0.7 < Clothing")]
    [InlineData("gloves", "Glove 0.7 < Clothing")]
    [InlineData("aprons", "Apron 0.7 < Clothing")]
    [InlineData("scarves", "Scarf 0.7 < Clothing")]
    [InlineData("socks", "Sock 0.7 < Clothing")]
    [InlineData("skirts", "Skirt 0.7 < Clothing")]
    public void Trap_012_clothing_never_outranks_what_it_is_the_root_of(string value, string label) => Shows("category", value, label, "Clothing 0.999", "Person 0.999");

    [Fact]
    public void Trap_012_clothing_alone_is_some_garment_of_less_confidence()
    {
        Shows("category", "apparel", "Clothing 0.96");
        Assert.True(Confidence("category", "apparel", "Clothing 0.96") < Confidence("category", "apparel", "Skirt 0.73 < Clothing"));
    }

    [Fact]
    public void Trap_053_american_pants_are_trousers()
    {
        Shows("category", "pants", "Pants < Clothing");
        DeniesAll("category", "underwear", "Pants < Clothing");
    }

    [Fact]
    public void Trap_054_a_vest_is_outerwear_unless_it_protects()
    {
        Shows("category", "vests", "Vest < Clothing");
        DeniesAll("category", "underwear", "Vest < Clothing");
        DeniesAll("category", "vests", "Lifejacket < Clothing, Vest");
        DeniesAll("category", "vests", "Vest < Clothing", "Hardhat < Clothing, Helmet");
        Assert.True(Confidence("category", "vests", "Vest < Clothing", "Suit < Clothing, Formal Wear") < Confidence("category", "vests", "Vest < Clothing"));
    }

    [Fact]
    public void Trap_057_a_jersey_is_a_team_shirt_and_no_fabric()
    {
        Shows("category", "sports-uniforms", "Jersey < Clothing, Shirt", "Soccer < Sport");
        Shows("category", "sports-uniforms", "Jersey < Clothing, Shirt");
        SaysNothing("material", "Jersey < Clothing, Shirt");
    }

    [Fact]
    public void Trap_058_a_polo_needs_a_shirt_and_no_horse()
    {
        Shows("category", "polos", "Polo 0.8", "Shirt < Clothing");
        Shows("category", "polos", "Polo 0.8", "T-Shirt < Clothing, Shirt");
        SaysNothing("category", "Polo < Sport, Team Sport", "Horse < Animal, Mammal");
        DeniesAll("category", "polos", "Polo < Sport, Team Sport", "Horse < Animal, Mammal", "Shirt < Clothing");
        SaysNothing("category", "Polo < Sport");
    }

    [Fact]
    public void Trap_064_gowns_of_graduates_and_patients_are_no_dresses()
    {
        Shows("category", "dresses", "Gown < Clothing, Dress, Fashion, Formal Wear");
        Shows("category", "dresses", "Evening Dress < Clothing, Dress, Fashion, Formal Wear, Gown");
        Shows("occasion", "party", "Evening Dress < Clothing, Dress, Fashion, Formal Wear, Gown");
        DeniesAll("category", "dresses", "Gown < Clothing", "Graduation < Person");
        DeniesAll("category", "dresses", "Gown < Clothing", "Hospital < Architecture, Building", "Patient < Person");
    }

    [Fact]
    public void Trap_067_wedding_people_are_no_dresses()
    {
        SaysNothing("category", "Wedding Gown", "Bride < Person, Wedding", "Wedding");
        SaysNothing("category", "Bride < Person, Wedding", "Bridegroom < Person, Wedding", "Bridesmaid < Person, Wedding");
        Shows("category", "wedding-dresses", "Wedding Gown < Clothing, Dress, Fashion, Formal Wear, Gown", "Bride < Person, Wedding");
        Shows("category", "bridal-accessories", "Bridal Veil", "Bride < Person, Wedding");
        Shows("category", "bridal-accessories", "Veil < Clothing", "Wedding");
        DeniesAll("category", "bridal-accessories", "Veil < Clothing");
    }

    [Fact]
    public void Trap_068_a_suit_needs_its_trousers()
    {
        Shows("category", "suits", "Suit < Clothing, Formal Wear", "Pants < Clothing");
        Shows("category", "tuxedos", "Tuxedo < Clothing, Formal Wear, Suit");
        Shows("category", "blazers", "Suit < Clothing, Formal Wear", "Blazer < Clothing, Coat, Jacket");
        Shows("category", "blazers", "Suit < Clothing, Formal Wear");
        SaysNothing("category", "Executive < Person", "Attorney < Person");
    }

    [Fact]
    public void Trap_069_a_blazer_is_a_sport_jacket()
    {
        Shows("category", "blazers", "Blazer < Clothing, Coat, Jacket");
        Assert.Equal("aa-1-10-2-11", Fashion.Value("category", "blazers").ExternalIds["shopify"]);
    }

    [Fact]
    public void Trap_071_a_lab_coat_is_workwear()
    {
        Shows("category", "white-coats", "Lab Coat < Clothing, Coat");
        DeniesAll("category", "outerwear", "Lab Coat < Clothing, Coat");
    }

    [Fact]
    public void Trap_072_a_robe_is_a_bathrobe_only_near_a_bath()
    {
        Shows("category", "robes", "Robe < Clothing", "Bathroom < Indoors, Room");
        Shows("category", "robes", "Robe < Clothing, Dress, Gown", "Bathroom < Indoors, Room");
        Shows("category", "robes", "Robe < Clothing", "Pajamas < Clothing");
        DeniesAll("category", "robes", "Robe < Clothing", "Judge < Person");
        DeniesAll("category", "robes", "Robe < Clothing", "Monk < Person");
        DeniesAll("category", "robes", "Kimono < Clothing, Gown, Robe");
        DeniesAll("category", "robes", "Robe < Clothing");
    }

    [Fact]
    public void Trap_073_garments_of_a_tradition_are_no_dresses_or_skirts()
    {
        Shows("category", "saris", "Sari < Clothing, Dress");
        Shows("category", "traditional-clothing", "Kilt < Clothing, Skirt");
        DeniesAll("category", "skirts", "Kilt < Clothing, Skirt");
    }

    [Fact]
    public void Trap_074_a_uniform_is_no_costume()
    {
        Shows("category", "military-uniforms", "Military Uniform < Military", "Costume < Clothing", "Soldier < Military, Person");
        Shows("category", "uniforms", "Sailor Suit < Clothing, Suit", "Costume < Clothing");
        Shows("category", "costumes", "Costume < Clothing", "Person");
    }

    [Fact]
    public void Trap_077_a_sleeve_tells_no_length()
    {
        SaysNothing("sleeve-length", "Sleeve < Clothing");
        Shows("category", "dresses", "Sleeve < Clothing", "Dress < Clothing");
        DeniesAll("category", "clothing-tops", "Sleeve", "Coffee Cup < Cup");
    }

    [Fact]
    public void Trap_078_long_sleeve_is_an_attribute()
    {
        Shows("sleeve-length", "long-sleeves", "Long Sleeve < Clothing, Sleeve");
        Shows("category", "long-sleeve-t-shirts", "T-Shirt < Clothing, Shirt", "Long Sleeve < Clothing, Sleeve");
        Shows("category", "blouses", "Blouse < Clothing", "Long Sleeve < Clothing, Sleeve");
    }

    [Fact]
    public void Trap_101_an_apron_goes_with_the_kitchen()
    {
        Shows("category", "aprons", "Apron < Clothing");
        SaysNothing("category", "Apron", "Airport < Airfield");
    }

    [Theory]
    [InlineData("Bib")]
    [InlineData("Diaper")]
    public void Trap_102_baby_things_need_a_second_witness(string label)
    {
        SaysNothing("category", label);
        SaysNothing("age-group", label, "Person");
        Shows("category", "baby-clothing", label, "Baby < Person");
        Shows("age-group", "kids", label, "Baby < Person");
        SaysNothing("age-group", "T-Shirt < Clothing", "Baby < Person", "Newborn < Baby, Person");
    }

    [Fact]
    public void Trap_116_tights_are_leggings_in_sports_and_hosiery_else()
    {
        Shows("category", "leggings", "Tights < Clothing", "Working Out < Fitness, Sport");
        Assert.True(Confidence("category", "leggings", "Tights < Clothing", "Sneaker < Clothing, Footwear, Shoe") > 0.9);
        Shows("category", "hosiery", "Tights < Clothing");
        DeniesAll("category", "leggings", "Tights < Clothing", "Pantyhose < Clothing", "High Heel < Clothing, Footwear, Shoe");
    }

    [Fact]
    public void Trap_117_socks_beside_shoes_are_worn_in_them()
    {
        Shows("category", "socks", "Sock < Clothing");
        Shows("category", "footwear", "Sock 0.95 < Clothing", "Shoe 0.8 < Clothing, Footwear");
        DeniesAll("category", "socks", "Sock 0.95 < Clothing", "Shoe 0.8 < Clothing, Footwear");
    }

    [Fact]
    public void Trap_134_an_outfit_is_shown_as_apparel_and_every_product_keeps_its_evidence()
    {
        string[] outfit = ["Jeans 0.97 < Clothing, Pants", "T-Shirt 0.96 < Clothing, Shirt", "Shoe 0.9 < Clothing, Footwear", "Person 0.99"];
        Shows("category", "apparel", outfit);
        Assert.Equal(0.97, Confidence("category", "jeans", outfit), 1e-9);
        Assert.Equal(0.96, Confidence("category", "t-shirts", outfit), 1e-9);
        Assert.InRange(Confidence("category", "footwear", outfit), 0.5, 0.9);
    }

    [Theory]
    [InlineData("Shoe 0.99 < Clothing, Footwear")]
    [InlineData("Sunglasses 0.99 < Accessories")]
    [InlineData("Hat 0.99 < Clothing")]
    [InlineData("Necklace 0.99 < Accessories, Jewelry")]
    [InlineData("High Heel 0.99 < Clothing, Footwear, Shoe")]
    public void Trap_134_what_a_model_wears_with_the_dress_is_not_the_product(string label)
    {
        Shows("category", "dresses", "Dress 0.95 < Clothing", label, "Person 0.99");
        Assert.True(Confidence("category", "dresses", "Dress 0.95 < Clothing", label, "Person 0.99") > 0.9);
        Assert.DoesNotContain("apparel", Path("category", label, "Person 0.99"));
    }

    [Theory]
    [InlineData("Costume")]
    [InlineData("Cosplay")]
    public void Trap_137_a_pets_costume_is_no_product(string label)
    {
        Assert.True(Confidence("category", "costumes", label + " < Clothing", "Halloween < Festival") > 0);
        DeniesAll("category", "costumes", label + " < Clothing", "Halloween < Festival", "Dog < Animal, Canine, Mammal, Pet");
    }

    [Fact]
    public void Trap_138_the_look_of_the_army_is_no_uniform()
    {
        DeniesAll("category", "uniforms", "Khaki", "Camouflage", "Army < Military", "Soldier < Military, Person", "Pants < Clothing");
        Shows("category", "military-uniforms", "Military Uniform < Military", "Camouflage", "Soldier < Military, Person");
    }

    [Fact]
    public void Trap_139_formal_wear_is_an_occasion_of_a_product()
    {
        SaysNothing("category", "Formal Wear");
        Assert.InRange(Confidence("occasion", "formal", "Formal Wear"), 0.2, 0.5);
        Shows("occasion", "formal", "Formal Wear", "Tuxedo < Clothing, Formal Wear, Suit");
        Shows("occasion", "party", "Formal Wear", "Evening Dress < Clothing, Dress, Formal Wear, Gown");
    }
}
