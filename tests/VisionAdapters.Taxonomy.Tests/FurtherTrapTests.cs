namespace VisionAdapters.Taxonomy.Tests;

/// <summary>
/// Traps of the same kinds as those of the shared list, written before looking at what the maps say; expectations as in
/// <see cref="MappingTrapTests"/>.
/// </summary>
public sealed class FurtherTrapTests
{
    [Theory]
    [InlineData("google-vision", "Lingerie .96, Brassiere .95, Undergarment .94, Swimsuit bottom .61, Abdomen .9", "category=swimwear")]
    [InlineData("google-vision", "Undergarment .95, Underpants .9, Briefs .9, board short .6", "category=boardshorts")]
    [InlineData("google-vision", "Briefs .92, Undergarment .9, Swim brief .7, Trunks .7", "category=swimwear")]
    [InlineData("google-vision", "Tankini .8, Camisoles .85, Undergarment .85", "category=swimwear")]
    [InlineData("google-vision", "Swimwear .9, Leotard .8, One-piece garment .8", "category=swimwear")]
    [InlineData("google-vision", "Sarong .8, Bikini .7, Beach .9", "category=bikinis")]
    [InlineData("google-vision", "Brassiere .95, Lingerie .93, Sun tanning .8, Beach .9", "category!underwear")]
    [InlineData("aws-rekognition", "Bra .99, Lingerie .99, Underwear .99, Clothing .99, Swimwear .6", "category=swimwear")]
    [InlineData("aws-rekognition", "Underwear .99, Swimming Trunks .7, Shorts .8, Clothing .9", "category=swim-trunks")]
    [InlineData("azure-vision", "undergarment .95, brassiere .95, lingerie .94, bikini .6, swimwear .7", "category=swimwear")]
    [InlineData("azure-vision", "underpants .9, briefs .9, swim brief .8", "category=swimwear")]
    public void Swimwear_is_no_underwear(string provider, string labels, string expectation) => Check(provider, labels, expectation);

    [Theory]
    [InlineData("google-vision", "Punching bag .95, Boxing equipment .9, Boxing .9")]
    [InlineData("google-vision", "Bean bag chair .9, Furniture .9, Chair .9")]
    [InlineData("google-vision", "Dressing room .9, Boutique .8")]
    [InlineData("google-vision", "Belt grinding .9, Tool .9, Grinder .8")]
    [InlineData("google-vision", "Jacket potato .9, Food .95, Baked potato .9")]
    [InlineData("google-vision", "Collared lizard .9, Animal .95")]
    [InlineData("google-vision", "Boot camp .8, Physical fitness .9")]
    [InlineData("google-vision", "Skirt steak .9, Food .9, Meat .9")]
    [InlineData("google-vision", "Coat of arms .9, Emblem .9")]
    [InlineData("google-vision", "Sock puppet .9, Toy .9")]
    [InlineData("google-vision", "Bottle cap .9, Bottle .9, Cap .7")]
    [InlineData("google-vision", "Ice cap .9, Glacier .9, Cap .6")]
    [InlineData("google-vision", "Mushroom .9, Cap .6, Fungus .9")]
    [InlineData("google-vision", "Belt .8, Conveyor belt .9, Machine .9")]
    [InlineData("google-vision", "Tie .8, Railroad tie .9, Railway .9")]
    [InlineData("google-vision", "Glasses .9, Drinkware .9, Wine glass .9")]
    [InlineData("google-vision", "Horseshoe .9, Metal .9")]
    [InlineData("google-vision", "Brake shoe .9, Auto part .9")]
    [InlineData("google-vision", "Onion ring .95, Food .9, Ring .6")]
    [InlineData("google-vision", "Paper bag .9, Luggage and bags .7")]
    [InlineData("aws-rekognition", "Seat Belt .9, Belt .9, Accessories .9, Car .95, Vehicle .95")]
    [InlineData("aws-rekognition", "Baseball Glove .95, Glove .95, Clothing .95, Baseball .9, Sport .9")]
    [InlineData("aws-rekognition", "Bottle .9, Cap .8, Hat .8, Clothing .8")]
    [InlineData("aws-rekognition", "Bean Bag .9, Bag .8, Furniture .9")]
    public void A_word_of_clothing_in_another_thing_is_no_product(string provider, string labels) => Check(provider, labels, "category=");

    [Theory]
    [InlineData("google-vision", "Dog .98, Fur .9, Collar/m/09141t .8, Leash .7, Scarf .6, Costume .6")]
    [InlineData("google-vision", "Dog .98, Dog clothes .9, Clothing .7, Sweater .6, Dog breed .9")]
    [InlineData("google-vision", "Cat .97, Tie .7, Bow tie .7, Whiskers .9")]
    [InlineData("google-vision", "Sheep .95, Wool .9, Fur .7")]
    [InlineData("google-vision", "Doll .95, Toy .95, Dress .8, Gown .7, Barbie .9")]
    [InlineData("google-vision", "Teddy bear .95, Toy .95, Stuffed toy .95, Plush .9, Bow tie .6")]
    [InlineData("google-vision", "Statue .95, Sculpture .95, Art .9, Cloak .6, Monument .8")]
    [InlineData("azure-vision", "dog .98, mammal .97, animal .98, clothing .6, scarf .6, sweater .55")]
    [InlineData("aws-rekognition", "Dog .98, Pet .98, Animal .98, Costume .8, Clothing .8")]
    [InlineData("aws-rekognition", "Dog .98, Animal .98, Clothing .9, Sweater .8, Hoodie .75")]
    [InlineData("aws-rekognition", "Cat .98, Animal .98, Hat .8, Clothing .8")]
    [InlineData("aws-rekognition", "Doll .95, Toy .95, Dress .8, Clothing .8")]
    public void What_a_pet_a_doll_or_a_statue_wears_is_no_product(string provider, string labels) => Check(provider, labels, "category=");

    [Theory]
    [InlineData("google-vision", "Dog .95, Person .9, Jacket .9", "category=jackets")]
    [InlineData("google-vision", "Dog .95, Bikini .8, Beach .9", "category=bikinis")]
    [InlineData("google-vision", "Horse .95, Riding boot .8", "category=boots")]
    [InlineData("aws-rekognition", "Horse .95, Animal .95, Person .99, Jacket .9, Coat .9, Clothing .9", "category=jackets")]
    public void What_somebody_wears_beside_an_animal_stays(string provider, string labels, string expectation) => Check(provider, labels, expectation);

    [Theory]
    [InlineData("aws-rekognition", "PANTS .9, clothing .9", "category=pants")]
    [InlineData("azure-vision", "trouser .9", "category=pants")]
    [InlineData("google-vision", "T shirt .9", "category=t-shirts")]
    [InlineData("aws-rekognition", "T-shirts .9", "category=t-shirts")]
    [InlineData("google-vision", "high-heels .9", "category=heels")]
    [InlineData("google-vision", "jean shorts .9", "category=denim-shorts")]
    [InlineData("google-vision", "Camisole .9", "category=camisoles")]
    [InlineData("aws-rekognition", "flip flops .9", "category=flip-flops")]
    [InlineData("aws-rekognition", "Bangle .9", "category=bangles")]
    [InlineData("google-vision", "linens .9, Dress .9", "material=")]
    [InlineData("google-vision", "linen .9, Dress .9", "material=linen")]
    public void Spelling_does_not_matter_but_where_it_does(string provider, string labels, string expectation) => Check(provider, labels, expectation);

    [Theory]
    [InlineData("google-vision", "Pink .9, Flower .95, Petal .95, Plant .9", "colour=")]
    [InlineData("google-vision", "Orange .9, Sky .9, Sunset .95", "colour=")]
    [InlineData("google-vision", "Violet .8, Flower .9, Plant .9", "colour=")]
    [InlineData("google-vision", "Pink .9, Flower .9, Dress .9", "colour=pink")]
    [InlineData("google-vision", "Amber .8, Necklace .9", "colour=")]
    [InlineData("google-vision", "Black-and-white .95, Red .8, Dress .8", "colour=")]
    [InlineData("google-vision", "Leather .9, Couch .9, Furniture .9", "material=")]
    [InlineData("google-vision", "Velvet .9, Curtain .9", "material=")]
    [InlineData("google-vision", "Denim .9, Bag .9", "category=bags")]
    [InlineData("google-vision", "Plaid .9, Tartan .9, Blanket .8, Bed .8", "print-type=")]
    [InlineData("google-vision", "Leopard .9, Felidae .9, Animal .9", "print-type=")]
    [InlineData("google-vision", "Camouflage .9, Military camouflage .9, Soldier .9, Uniform .8", "print-type=")]
    [InlineData("aws-rekognition", "Pattern .9, Tile .9, Mosaic .9", "pattern=")]
    [InlineData("aws-rekognition", "Pink .9, Peach .9, Plum .8", "colour=")]
    public void Colors_patterns_and_materials_are_those_of_something_worn(string provider, string labels, string expectation) => Check(provider, labels, expectation);

    [Theory]
    [InlineData("google-vision", "Sunglasses .95, Glasses .9, Eyewear .9, Vision care .9", "category=sunglasses")]
    [InlineData("google-vision", "Glasses .95, Eyewear .94, Sunglasses .6, Vision care .9", "category=eyeglasses")]
    [InlineData("google-vision", "Polo .9, Polo shirt .8", "category=polos")]
    [InlineData("google-vision", "Birkin bag .8, Handbag .9, Bag .9", "category=handbags")]
    [InlineData("google-vision", "Nike free .9, Shoe .95, Footwear .95", "category=sneakers")]
    [InlineData("google-vision", "Footwear .95, Walking shoe .9, Outdoor shoe .8, T-shirt .7, Sportswear .9", "category=footwear")]
    [InlineData("google-vision", "Hospital gown .9, Patient .9, Gown .7", "category!dresses")]
    [InlineData("google-vision", "Academic dress .9, Graduation .9, Dress .7, Gown .7", "category=uniforms")]
    [InlineData("google-vision", "Clock .9, Watch phone .8, Smartphone .9", "category=smart-watches")]
    [InlineData("aws-rekognition", "Umbrella .9, Canopy .9", "category=umbrellas")]
    [InlineData("aws-rekognition", "Leather Jacket .9, Jacket .92, Coat .95, Clothing .95", "category=leather-jackets")]
    [InlineData("aws-rekognition", "Woman .99, Female .99, Adult .99, Dress .9, Clothing .95", "gender=")]
    [InlineData("aws-rekognition", "Baby .95, Person .95, Clothing .9", "age-group=")]
    public void The_specific_label_decides(string provider, string labels, string expectation) => Check(provider, labels, expectation);

    private static void Check(string provider, string labels, string expectation) => MappingTrapTests.AssertMet(provider, labels, expectation, provider);
}
