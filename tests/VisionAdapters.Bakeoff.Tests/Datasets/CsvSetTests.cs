using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace VisionAdapters.Bakeoff.Tests;

public sealed class CsvSetTests : IDisposable
{
    private readonly TinySet _tiny = new();

    [Fact]
    public async Task Labels_become_values_of_the_taxonomy_in_the_order_of_the_file()
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteCsv("image,label\nb.png,Jeans\na.png,Dress\n", "a.png", "b.png"));

        Assert.Equal(["b.png", "a.png"], set.Images.Select(image => image.Id));
        var truth = Assert.Single(set.GetTruth());
        Assert.Equal("category", truth.Facet);
        Assert.Equal([["jeans"], ["dresses"]], truth.Values);
        Assert.Empty(set.Problems);
    }

    [Theory]
    [InlineData("image;label\na.png;Jeans\n")]
    [InlineData("sep=;\r\nimage;label\r\na.png;Jeans\r\n")]
    [InlineData("image\tlabel\na.png\tJeans\n")]
    public async Task Labels_are_read_as_spreadsheets_save_them(string labels)
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteCsv(labels, "a.png"));

        Assert.Equal([["jeans"]], Assert.Single(set.GetTruth()).Values);
    }

    [Fact]
    public async Task An_image_is_read_from_its_file()
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteCsv("image,label\na.png,Jeans\nb.png,Dress\n", "a.png", "b.png"));

        var content = await set.Images[1].Image.LoadAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(TestImage.Png(1), content.Bytes.ToArray());
    }

    [Fact]
    public async Task An_extension_is_appended_to_bare_ids()
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteCsv("id,label\n17,Jeans\n", "17.png") with { ImageColumn = "id", ImageExtension = ".png" });

        Assert.Equal("17", Assert.Single(set.Images).Id);
    }

    [Fact]
    public async Task An_empty_cell_is_an_unknown_label_and_no_problem()
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteCsv("image,label,material\na.png,Jeans,\n", "a.png"));

        Assert.Null(set.GetTruth().Single(truth => truth.Facet == "material").Values[0]);
        Assert.Empty(set.Problems);
    }

    [Theory]
    [InlineData("image;label;material\r\na.png;Jeans;Cotton\r\nb.png;Oops;Wool\r\n", 3)]
    [InlineData("sep=;\r\nimage;label;material\r\na.png;Jeans;Cotton\r\nb.png;Oops;Wool\r\n", 4)]
    [InlineData("image\tlabel\tmaterial\r\na.png\tJeans\tCotton\r\nb.png\tOops\tWool\r\n", 3)]
    [InlineData("image,\"label\",material\r\na.png,Jeans,Cotton\r\nb.png,Oops,Wool\r\n", 3)]
    public async Task Columns_are_separated_as_the_header_says(string labels, long lineOfProblem)
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteCsv(labels, "a.png", "b.png"));

        Assert.Equal([["jeans"], null], set.GetTruth().Single(truth => truth.Facet == "category").Values);
        Assert.Equal([["cotton"], ["wool"]], set.GetTruth().Single(truth => truth.Facet == "material").Values);
        Assert.Equal(lineOfProblem, Assert.Single(set.Problems).Line);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_Excel_calls_Unicode_text_is_read(bool hasByteOrderMark)
    {
        var configuration = _tiny.WriteCsv("", "a.png");
        byte[] mark = hasByteOrderMark ? [0xFF, 0xFE] : [];
        _tiny.Folder.Write("labels.csv", [.. mark, .. Encoding.Unicode.GetBytes("image\tlabel\r\na.png\tJeans\r\n")]);

        using var set = await _tiny.LoadAsync(configuration);

        Assert.Equal([["jeans"]], Assert.Single(set.GetTruth()).Values);
    }

    [Theory]
    [InlineData("robe-d\u00E9t\u00E9.png", "robe-de\u0301te\u0301.png")]
    [InlineData("robe-de\u0301te\u0301.png", "robe-d\u00E9t\u00E9.png")]
    [InlineData("\uD55C\uAD6D.png", "\u1112\u1161\u11AB\u1100\u116E\u11A8.png")]
    [InlineData("\u30C9\u30EC\u30B9.png", "\u30C8\u3099\u30EC\u30B9.png")]
    [InlineData("\u1EAD.png", "a\u0323\u0302.png")]
    public async Task A_name_is_found_however_its_accents_are_composed(string label, string file)
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteCsv($"image,label\n{label},Jeans\n", file));

        Assert.Equal(label, Assert.Single(set.Images).Id);
        Assert.NotEmpty((await set.Images[0].Image.LoadAsync(cancellationToken: TestContext.Current.CancellationToken)).ContentHash);
    }

    [Fact]
    public async Task A_bar_stands_between_the_labels_of_one_cell()
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteCsv("image,label,material\na.png,Jeans,Cotton | Wool\n", "a.png"));

        var truth = set.GetTruth().Single(truth => truth.Facet == "material");
        Assert.True(truth.IsMultiValued);
        Assert.Equal(["cotton", "wool"], truth.Values[0]);
    }

    [Theory]
    [InlineData("gone.png,Jeans", DatasetProblemKind.MissingImage, "image left out")]
    [InlineData("../labels.csv,Jeans", DatasetProblemKind.MissingImage, "image left out")]
    [InlineData("text.png,Jeans", DatasetProblemKind.UnreadableImage, "image left out")]
    [InlineData("empty.png,Jeans", DatasetProblemKind.UnreadableImage, "image left out")]
    [InlineData("a.png,Dress", DatasetProblemKind.DuplicateImage, "row skipped, the first one counts")]
    [InlineData("b.png,Jeans,Cotton", DatasetProblemKind.BadRow, "row skipped")]
    [InlineData("b\"b.png,Jeans", DatasetProblemKind.BadRow, "row skipped")]
    [InlineData(",Jeans", DatasetProblemKind.BadRow, "row skipped")]
    [InlineData("b.png,", DatasetProblemKind.UnlabeledImage, "image left out")]
    public async Task What_is_wrong_is_reported_with_its_line_and_the_decision(string row, DatasetProblemKind kind, string decision)
    {
        var configuration = _tiny.WriteCsv($"image,label\na.png,Jeans\n{row}\n", "a.png", "b.png");
        _tiny.Folder.Write("images/text.png", "this is no image");
        _tiny.Folder.Write("images/empty.png", []);

        using var set = await _tiny.LoadAsync(configuration);

        var problem = Assert.Single(set.Problems);
        Assert.Equal((kind, 3L, configuration.Path, decision), (problem.Kind, problem.Line, problem.File, problem.Decision));
        Assert.Equal(["a.png"], set.Images.Select(image => image.Id));
    }

    [Fact]
    public async Task Lines_are_those_of_an_editor()
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteCsv("image,label\r\n\r\n\"two\nlines.png\",Jeans\r\na.png,Jeans\r\nb.png,Oops\r\n", "a.png", "b.png"));

        Assert.Equal(
            [(DatasetProblemKind.MissingImage, 3L), (DatasetProblemKind.UnknownLabel, 6L), (DatasetProblemKind.UnlabeledImage, 6L)],
            set.Problems.Select(problem => (problem.Kind, problem.Line!.Value)));
    }

    [Fact]
    public async Task An_unknown_label_is_reported_once_with_its_first_line_and_its_count()
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteCsv("image,label,material\na.png,Jeans,\nb.png,Tee,Velvt\nc.png,Dress,Velvt\n", "a.png", "b.png", "c.png"));

        var problem = Assert.Single(set.Problems);
        Assert.Equal((DatasetProblemKind.UnknownLabel, 3L, 2), (problem.Kind, problem.Line, problem.Count));
        Assert.Contains("'Velvt'", problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, set.ProblemCounts[DatasetProblemKind.UnknownLabel]);
    }

    [Fact]
    public async Task Labels_that_the_map_leaves_out_are_counted()
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteCsv("image,label,note\na.png,Jeans,Odd\nb.png,Tee,Odder\n", "a.png", "b.png"));

        var problem = Assert.Single(set.Problems);
        Assert.Equal((DatasetProblemKind.IgnoredLabel, 2), (problem.Kind, problem.Count));
    }

    [Fact]
    public async Task A_split_keeps_its_rows()
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteCsv("image,split,label\na.png,train,Jeans\nb.png,val,Tee\n", "a.png", "b.png") with { Split = "val" });

        Assert.Equal("b.png", Assert.Single(set.Images).Id);
        Assert.Empty(set.Problems);
    }

    [Fact]
    public async Task A_split_that_no_row_has_is_an_error_that_names_those_there_are()
    {
        var configuration = _tiny.WriteCsv("image,split,label\na.png,train,Jeans\n", "a.png") with { Split = "vall" };

        var exception = await Assert.ThrowsAsync<InputFileException>(() => _tiny.LoadAsync(configuration));

        Assert.Contains("'train' (1 rows)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attributes_are_joined_on_the_image()
    {
        var configuration = _tiny.WriteCsv("image,label\na.png,Jeans\nb.png,Tee\n", "a.png", "b.png");
        configuration = configuration with { Attributes = _tiny.Folder.Write("more.csv", "image,material\nb.png,Wool\nx.png,Wool\n") };

        using var set = await _tiny.LoadAsync(configuration);

        Assert.Equal([null, ["wool"]], set.GetTruth().Single(truth => truth.Facet == "material").Values);
        Assert.Equal(
            [(DatasetProblemKind.UnmatchedAttributes, 3L), (DatasetProblemKind.MissingAttributes, 2L)],
            set.Problems.Select(problem => (problem.Kind, problem.Line!.Value)));
    }

    [Fact]
    public async Task A_missing_column_is_an_error_that_names_those_there_are()
    {
        var configuration = _tiny.WriteCsv("picture,label\na.png,Jeans\n", "a.png");

        var exception = await Assert.ThrowsAsync<InputFileException>(() => _tiny.LoadAsync(configuration));

        Assert.Equal(1, exception.Line);
        Assert.Contains("picture, label", exception.Message, StringComparison.Ordinal);
        Assert.Contains("image-column", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_without_a_column_of_the_map_is_an_error()
    {
        var configuration = _tiny.WriteCsv("image,kind\na.png,Jeans\n", "a.png");

        Assert.Contains("label, material, note", (await Assert.ThrowsAsync<InputFileException>(() => _tiny.LoadAsync(configuration))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_of_which_nothing_is_left_is_an_error_with_the_first_problem()
    {
        var configuration = _tiny.WriteCsv("image,label\na,Jeans\n", "a.png");

        var exception = await Assert.ThrowsAsync<InputFileException>(() => _tiny.LoadAsync(configuration));

        Assert.Contains("labels.csv:2: there is no 'a'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("image-extension", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_UTF_8_is_an_error()
    {
        var configuration = _tiny.WriteCsv("image,label\n", "a.png");
        _tiny.Folder.Write("labels.csv", Encoding.Latin1.GetBytes("image,label\na.png,Jupe d'été\n"));

        Assert.Contains("UTF-8", (await Assert.ThrowsAsync<InputFileException>(() => _tiny.LoadAsync(configuration))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_that_there_is_not_is_an_error_with_the_nearest_one()
    {
        var configuration = _tiny.WriteCsv("image,label\na.png,Jeans\n", "a.png") with { Format = "cvs", File = "bakeoff.yaml", Line = 2 };

        var error = await Assert.ThrowsAsync<InputFileException>(() => _tiny.LoadAsync(configuration));

        Assert.Equal("bakeoff.yaml:2: there is no format 'cvs' of labeled sets. Did you mean 'csv'?", error.Message);
    }

    [Fact]
    public async Task A_format_that_is_like_no_other_is_an_error_that_lists_those_there_are()
    {
        var configuration = _tiny.WriteCsv("image,label\na.png,Jeans\n", "a.png") with { Format = "parquet" };

        var error = await Assert.ThrowsAsync<InputFileException>(() => _tiny.LoadAsync(configuration));

        Assert.EndsWith("Known formats: csv, fashion-mnist, folder, jsonl.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_of_this_package_has_no_options()
    {
        var configuration = _tiny.WriteCsv("image,label\na.png,Jeans\n", "a.png") with
        {
            Options = new Dictionary<string, string>(StringComparer.Ordinal) { ["delimiter"] = ";" },
        };

        Assert.Contains("no options", (await Assert.ThrowsAsync<InputFileException>(() => _tiny.LoadAsync(configuration))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_a_set_or_the_typed_error()
    {
        var configuration = _tiny.WriteCsv("", "a.png");
        Prop.ForAll(ArbMap.Default.ArbFor<string[]>(), async cells =>
        {
            var text = "image,label\na.png,Jeans\n" + string.Join(',', cells);
            Assert.True(await SurvivesAsync(configuration, text) && await SurvivesAsync(configuration, string.Join('\n', cells)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Columns_that_are_not_read_are_named()
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteCsv("image,label,shop\na.png,Jeans,x\n", "a.png"));

        Assert.Equal(["shop"], set.UnmappedColumns);
        Assert.Equal(["material", "note"], set.MissingColumns);
    }

    [Fact]
    public async Task A_larger_draw_holds_the_smaller_one()
    {
        using var set = await _tiny.LoadAsync(_tiny.WriteMany(20));

        var ten = set.Sample(10, seed: 3);
        var five = set.Sample(5, seed: 3);

        Assert.Equal(5, five.Intersect(ten).Count());
        Assert.NotEqual(five.Select(image => image.Id), set.Sample(5, seed: 4).Select(image => image.Id));
        Assert.Equal(ten.OrderBy(image => image.Id, StringComparer.Ordinal), ten);
    }

    public void Dispose() => _tiny.Dispose();

    private async Task<bool> SurvivesAsync(DatasetConfiguration configuration, string text)
    {
        _tiny.Folder.Write("labels.csv", text);
        try
        {
            using var set = await _tiny.LoadAsync(configuration);
            return set.Images.Count == 1;
        }
        catch (InputFileException)
        {
            return true;
        }
    }
}
