using VisionAdapters.Taxonomy;
using VisionAdapters.Testing;

namespace VisionAdapters.Evaluation.Tests.Scoring;

public sealed class ScoringCsvTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scoring-csv");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Labels_and_predictions_become_a_set_in_the_order_of_the_files()
    {
        var set = Read(
            "image,facet,value\nb.jpg,category,dress\na.jpg,category,coat\n",
            "image,facet,value,confidence,provider\na.jpg,category,coat,0.5,two\nb.jpg,category,skirt,0.25,one\nb.jpg,category,dress,1e-1,one\n");

        Assert.Equal("labels", set.Name);
        Assert.Equal(["b.jpg", "a.jpg"], set.Images);
        Assert.Equal(["dress"], Assert.Single(set.Truth).Values[0]);
        Assert.False(set.Truth[0].IsMultiValued);
        Assert.Equal(["two", "one"], set.Predictions.Select(p => p.Provider));
        Assert.Equal([new("skirt", 0.25), new("dress", 0.1)], set.Predictions[1].Facets["category"][0]);
        Assert.Empty(set.Predictions[1].Facets["category"][1]);
        Assert.Empty(set.Problems);
    }

    [Fact]
    public void A_column_group_of_the_list_of_images_says_which_belong_together()
    {
        var labels = Write("labels.csv", "image,facet,value\na,category,coat\nb,category,coat\nc,category,coat\n");
        var images = Write("images.csv", "image,group\na,p1\nb,p1\na,p9\nc,\n");
        var predictions = Write("predictions.csv", "image,facet,value,confidence\na,category,coat,1\n");

        var set = ScoringCsv.Read(new ScoringCsvSources { Labels = labels, Predictions = predictions, Images = images });

        Assert.Equal(["p1", "p1", null], set.Groups);

        string Write(string name, string text)
        {
            var path = Path.Combine(_folder.FullName, name);
            File.WriteAllText(path, text);
            return path;
        }
    }

    [Fact]
    public void Predictions_without_a_provider_column_are_those_of_the_one_provider_predictions()
    {
        var set = Read("image,facet,value\na,f,x\n", "confidence,value,facet,image\n");

        Assert.Equal("predictions", Assert.Single(set.Predictions).Provider);
        Assert.Empty(set.Predictions[0].Facets["f"][0]);
    }

    [Fact]
    public void Quotes_spaces_a_byte_order_mark_and_windows_line_ends_are_understood()
    {
        var set = Read("\uFEFFimage, facet ,value,note\r\n\"a, b.jpg\",f,x,\r\n", "image,facet,value,confidence\r\n\"a, b.jpg\", f , x ,1\r\n");

        Assert.Equal(["a, b.jpg"], set.Images);
        Assert.Equal(new("x", 1), Assert.Single(set.Predictions[0].Facets["f"][0]));
    }

    [Fact]
    public void The_list_of_images_says_which_images_count()
    {
        var set = Read(
            "image,facet,value\na,tags,x\na,tags,y\na,colour,red\nc,tags,x\n",
            "image,facet,value,confidence\nb,tags,x,0.9\nd,tags,x,0.9\n",
            images: "image\na\nb\na\n");

        Assert.Equal(["a", "b"], set.Images);
        Assert.Equal(1, set.Problems["labelsOfUnknownImages"]);
        Assert.Equal(1, set.Problems["predictionsOfUnknownImages"]);
        Assert.Equal(1, set.Problems["repeatedImages"]);
    }

    [Fact]
    public void An_image_without_a_label_is_unknown_in_a_multi_valued_facet_too()
    {
        var set = Read("image,facet,value\na,tags,x\na,tags,y\na,colour,red\n", "image,facet,value,confidence\n", images: "image\na\nb\n");

        var colour = set.Truth.Single(t => t.Facet == "colour");
        var tags = set.Truth.Single(t => t.Facet == "tags");
        Assert.False(colour.IsMultiValued);
        Assert.Null(colour.Values[1]);
        Assert.True(tags.IsMultiValued);
        Assert.Null(tags.Values[1]);
    }

    [Fact]
    public void The_label_not_applicable_says_that_there_is_no_value_to_see()
    {
        var set = Read("image,facet,value\na,sleeves,long\nb,sleeves,not-applicable\nc,sleeves,not-applicable\nc,sleeves,long\n", "image,facet,value,confidence\n");

        var sleeves = Assert.Single(set.Truth);
        Assert.Equal([false, true, false], sleeves.NotApplicable);
        Assert.Equal([["long"], null, ["long"]], sleeves.Values);
    }

    [Fact]
    public void Any_of_several_values_is_right_in_a_facet_that_is_named_so()
    {
        const string Labels = "image,facet,value\na,f,x\na,f,y\n";

        var truth = Assert.Single(Read(Labels, "image,facet,value,confidence\n", taxonomy: "f: { values: { x: {}, y: {} } }", anyValue: ["f"]).Truth);

        Assert.Equal((SeveralValuesPolicy.Any, false), (truth.SeveralValues, truth.IsMultiValued));
        Assert.Equal(["x", "y"], truth.Values[0]);
    }

    [Fact]
    public void Without_a_list_of_images_predictions_of_images_without_labels_are_counted_and_left_out()
    {
        var set = Read("image,facet,value\na,f,x\n", "image,facet,value,confidence\na,f,x,1\nz,f,x,1\nz,f,y,1\na,g,x,1\n");

        Assert.Equal(["a"], set.Images);
        Assert.Equal(2, set.Problems["predictionsOfUnknownImages"]);
        Assert.Equal(1, set.Problems["predictionsOfUnlabeledFacets"]);
    }

    [Fact]
    public void Repeated_rows_count_once_and_the_highest_confidence_stays()
    {
        var set = Read("image,facet,value\na,f,x\na,f,x\n", "image,facet,value,confidence\na,f,x,0.2\na,f,y,0.5\na,f,x,0.7\n");

        Assert.False(set.Truth[0].IsMultiValued);
        Assert.Equal([new("x", 0.7), new("y", 0.5)], set.Predictions[0].Facets["f"][0]);
        Assert.Equal(1, set.Problems["repeatedLabels"]);
        Assert.Equal(1, set.Problems["repeatedPredictions"]);
    }

    [Fact]
    public void A_facet_is_multi_valued_when_it_is_named_or_the_taxonomy_says_so()
    {
        const string Labels = "image,facet,value\na,named,x\na,taxonomy,x\na,other,x\n";

        var set = Read(Labels, "image,facet,value,confidence\n", multiValued: ["named"], taxonomy: "taxonomy: { multi-valued: true, values: { x: {} } }");

        Assert.Equal(["taxonomy", "named"], set.Truth.Where(t => t.IsMultiValued).Select(t => t.Facet));
    }

    [Fact]
    public void Facets_have_the_order_and_the_names_of_the_taxonomy_and_others_follow_as_they_were_read()
    {
        const string Labels = "image,facet,value\na,zip,x\na,allergen,x\na,aglet,x\na,dish,x\n";

        var set = Read(Labels, "image,facet,value,confidence\n", taxonomy: "dish: { name: Served dish, values: { x: {} } }, unused: { values: { x: {} } }, allergen: { values: { x: {} } }");

        Assert.Equal([("dish", "Served dish"), ("allergen", "Allergen"), ("zip", null), ("aglet", null)], set.Truth.Select(truth => (truth.Facet, truth.Name)));
    }

    [Fact]
    public void Without_a_taxonomy_facets_have_the_order_of_the_labels()
    {
        var set = Read("image,facet,value\na,zip,x\na,allergen,x\nb,zip,y\n", "image,facet,value,confidence\n");

        Assert.Equal(["zip", "allergen"], set.Truth.Select(truth => truth.Facet));
    }

    [Fact]
    public void A_second_value_of_a_facet_that_the_taxonomy_calls_single_valued_is_an_error_with_its_line()
    {
        var error = Assert.Throws<InputFileException>(() =>
            Read("image,facet,value\na,f,x\nb,f,x\na,f,y\n", "image,facet,value,confidence\n", taxonomy: "f: { values: { x: {}, y: {} } }"));

        Assert.Equal(4, error.Line);
        Assert.Contains("image 'a'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image,facet,value\na,f,x,0.5\n", 1, "no column 'confidence'")]
    [InlineData("image,facet,value,confidence\na,f,x,0.5\na,f,y,high\n", 3, "'high', which is no number")]
    [InlineData("image,facet,value,confidence\na,f,x,95\n", 2, "'confidence' is 95")]
    [InlineData("image,facet,value,confidence\na,f,x,-0.1\n", 2, "'confidence' is -0.1")]
    [InlineData("image,facet,value,confidence\na,f,x,NaN\n", 2, "'confidence' is NaN")]
    [InlineData("image,facet,value,confidence\na,f,,0.5\n", 2, "'value' is empty")]
    [InlineData("image,facet,value,confidence\na,f,x\n", 2, "the row is malformed")]
    [InlineData("image,facet,value,confidence\n\"a,f,x,0.5\n", 2, "the row is malformed")]
    [InlineData("image,image,facet,value,confidence\n", 1, "'image' occurs twice")]
    [InlineData("", 1, "the file is empty")]
    public void A_bad_prediction_file_is_refused_with_its_line_and_cure(string predictions, int line, string problem)
    {
        var error = Assert.Throws<InputFileException>(() => Read("image,facet,value\na,f,x\n", predictions));

        Assert.Equal(Path.Combine(_folder.FullName, "predictions.csv"), error.File);
        Assert.Equal(line, error.Line);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var error = Assert.Throws<InputFileException>(() =>
            ScoringCsv.Read(new ScoringCsvSources { Labels = Path.Combine(_folder.FullName, "none.csv"), Predictions = "unread.csv" }));

        Assert.Contains("none.csv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_no_image_of_the_list_are_an_error()
    {
        Assert.Throws<InputFileException>(() => Read("image,facet,value\na.jpg,f,x\n", "image,facet,value,confidence\n", images: "image\na\n"));
    }

    [Fact]
    public void Text_that_is_not_utf_8_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "latin.csv"), [.. "image,facet,value\na,f,caf"u8, 0xE9, (byte)'\n']);

        var error = Assert.Throws<InputFileException>(() =>
            ScoringCsv.Read(new ScoringCsvSources { Labels = Path.Combine(_folder.FullName, "latin.csv"), Predictions = "unread.csv" }));

        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The same table as spreadsheets save it: with semicolons and decimal commas, with a line that names the separator, with tabs, as UTF-16.</summary>
    [Theory]
    [InlineData("image;facet;value;confidence\na;f;x;0,9\nb;f;y;1e-1\n", "utf-8")]
    [InlineData("sep=;\r\nimage;facet;value;confidence\r\na;f;x;0,9\r\nb;f;y;0,1\r\n", "utf-8")]
    [InlineData("SEP=|\nimage|facet|value|confidence\na|f|x|0.9\nb|f|y|0.1\n", "utf-8")]
    [InlineData("image\tfacet\tvalue\tconfidence\na\tf\tx\t0,9\nb\tf\ty\t0,1\n", "utf-16")]
    [InlineData("image\tfacet\tvalue\tconfidence\na\tf\tx\t0.9\nb\tf\ty\t0.1\n", "utf-16BE")]
    [InlineData("image,facet,value,confidence,\"note; with; three; semicolons; and more\"\na,f,x,0.9,-\nb,f,y,0.1,-\n", "utf-8")]
    public void A_table_is_read_as_spreadsheets_save_it(string predictions, string encoding)
    {
        foreach (var preamble in new[] { true, false })
        {
            var code = System.Text.Encoding.GetEncoding(encoding);
            var path = Path.Combine(_folder.FullName, "excel.csv");
            File.WriteAllBytes(path, [.. preamble ? code.GetPreamble() : [], .. code.GetBytes(predictions)]);

            var set = ScoringCsv.Read(new ScoringCsvSources { Labels = Write("labels.csv", "image,facet,value\na,f,x\nb,f,y\n"), Predictions = path });

            Assert.Equal([[new("x", 0.9)], [new("y", 0.1)]], set.Predictions[0].Facets["f"]);
        }
    }

    [Theory]
    [InlineData("image,facet,value,confidence\na,f,x,\"0,9\"\n", "excel.csv:2: 'confidence' is '0,9', which is no number")]
    [InlineData("sep=;\nimage;facet;value;confidence\na;f;x;much\n", "excel.csv:3: 'confidence' is 'much', which is no number")]
    [InlineData("sep=;\nimage;facet;value\na;f;x\n", "excel.csv:2: there is no column 'confidence'; the columns are image, facet, value.")]
    public void A_mistake_is_told_at_its_line_of_the_file(string predictions, string message)
    {
        var exception = Assert.Throws<InputFileException>(() => ScoringCsv.Read(new ScoringCsvSources
        {
            Labels = Write("labels.csv", "image,facet,value\na,f,x\n"),
            Predictions = Write("excel.csv", predictions),
        }));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATH=/usr/bin\0AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY\0HOME=/root\0")]
    [InlineData("root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1\n")]
    public void A_message_does_not_show_what_a_file_holds(string secret)
    {
        var message = Assert.Throws<InputFileException>(() => Read(secret, "image,facet,value,confidence\n")).Message;

        Assert.All(["wJalr", "x:0:0", "/usr/bin"], part => Assert.DoesNotContain(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pipe_is_refused_and_not_waited_for()
    {
        var pipe = NamedPipe.Create(Path.Combine(_folder.FullName, "labels.csv"));

        var exception = await NamedPipe.RecordAsync(() => ScoringCsv.Read(new ScoringCsvSources { Labels = pipe, Predictions = pipe }));

        Assert.Contains("pipe or a device", Assert.IsType<InputFileException>(exception).Message, StringComparison.Ordinal);
    }

    private ScoringSet Read(string labels, string predictions, string? images = null, string[]? multiValued = null, string? taxonomy = null, string[]? anyValue = null) =>
        ScoringCsv.Read(new ScoringCsvSources
        {
            Labels = Write("labels.csv", labels),
            Predictions = Write("predictions.csv", predictions),
            Images = images is null ? null : Write("images.csv", images),
            MultiValuedFacets = multiValued ?? [],
            AnyValueFacets = anyValue ?? [],
            Taxonomy = taxonomy is null ? null : TaxonomyCatalog.ParseTaxonomy($"taxonomy: t\nversion: 1.0.0\nname: T\nfacets: {{ {taxonomy} }}\n", "t"),
        });

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
