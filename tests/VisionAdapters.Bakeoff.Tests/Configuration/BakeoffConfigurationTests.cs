using FsCheck;
using FsCheck.Fluent;
using VisionAdapters.Files;
using VisionAdapters.Testing;

namespace VisionAdapters.Bakeoff.Tests;

public sealed class BakeoffConfigurationTests : IDisposable
{
    private const string Valid = """
        dataset:
          format: csv
          path: labels.csv
          images: images/
          image-column: id
          image-extension: .jpg
          map: kagl
          split: val
          attributes: more.csv
          group-column: product
        taxonomy: fashion
        max-images: 100
        seed: 7
        threshold: 0.4
        primary-facet: colour
        margin: 0.03
        max-failed-share: 0.1
        providers:
          - id: onnx-fashion
          - id: google-vision
            map: maps/mine.map.yaml
            options: { endpoint: http://127.0.0.1:8080, retries: 3 }

        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Every_key_is_read_and_paths_are_relative_to_the_file()
    {
        var configuration = BakeoffConfiguration.Load(_folder.Write("bakeoff.yaml", Valid));

        Assert.Equal(
            new DatasetConfiguration
            {
                AllowOutside = false,
                Format = "csv",
                File = _folder.Combine("bakeoff.yaml"),
                Line = 2,
                Path = _folder.Combine("labels.csv"),
                Images = _folder.Combine("images/"),
                ImageColumn = "id",
                ImageExtension = ".jpg",
                Map = "kagl",
                Split = "val",
                Attributes = _folder.Combine("more.csv"),
                GroupColumn = "product",
            },
            configuration.Dataset);
        Assert.Equal(("fashion", 100, 7, 0.4), (configuration.Taxonomy, configuration.MaxImages!.Value, configuration.Seed, configuration.Threshold));
        Assert.Equal(("colour", 0.03, 0.1), (configuration.PrimaryFacet, configuration.Margin, configuration.MaxFailedShare));
        Assert.Equal(["onnx-fashion", "google-vision"], configuration.Providers.Select(provider => provider.Id));
        Assert.Equal(_folder.Combine("maps/mine.map.yaml"), configuration.Providers[1].Map);
        Assert.Equal([("endpoint", "http://127.0.0.1:8080"), ("retries", "3")], configuration.Providers[1].Options.Select(option => (option.Key, option.Value)));
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var configuration = Read("dataset: { format: folder, path: photos, map: tiny.yaml }\nproviders: [{ id: onnx-fashion }]\n");

        Assert.Equal(("fashion", null, 1, 0.5), (configuration.Taxonomy, configuration.MaxImages, configuration.Seed, configuration.Threshold));
        Assert.Equal((null, 0.02, 0.05), (configuration.PrimaryFacet, configuration.Margin, configuration.MaxFailedShare));
        Assert.Equal(("image", null), (configuration.Dataset.ImageColumn, configuration.Dataset.Images));
        Assert.Equal(_folder.Combine("tiny.yaml"), configuration.Dataset.Map);
    }

    [Theory]
    [InlineData("  format: csv", "  fromat: csv", 2, "Did you mean 'format'?")]
    [InlineData("seed: 7", "sed: 7", 13, "Did you mean 'seed'?")]
    [InlineData("seed: 7", "seed: many", 13, "a whole number")]
    [InlineData("max-images: 100", "max-images: 0", 12, "at least 1")]
    [InlineData("threshold: 0.4", "threshold: 4", 14, "from 0 to 1")]
    [InlineData("  path: labels.csv", "  name: labels", 2, "'path' is missing")]
    [InlineData("  - id: google-vision", "  - id: onnx-fashion", 20, "listed twice")]
    [InlineData("  split: val", "  split: [val]", 8, "a single text")]
    [InlineData("taxonomy: fashion", "taxonomy: fashion: x", 11, "not YAML")]
    public void What_is_wrong_is_named_with_its_line_and_the_cure(string from, string to, int line, string message)
    {
        var exception = Assert.Throws<InputFileException>(() => Read(Valid.Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal(line, exception.Line);
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_a_configuration_or_the_typed_error() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), Gen.Choose(0, Valid.Length).ToArbitrary(), (text, place) =>
            Survives(text.Get) && Survives(Valid.Insert(place, text.Get)) && Survives(Valid[..place])).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("? &a [*a]\n: x\n")]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nproviders: [*c, *c]\n")]
    [InlineData("!!binary a: b\n")]
    public void Anchors_aliases_and_tags_are_refused(string text) =>
        Assert.Contains("anchors, aliases and tags are not allowed", Assert.Throws<InputFileException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[")]
    [InlineData("{ a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void Nesting_without_end_is_an_error_and_no_full_stack(string opening) =>
        Assert.Throws<InputFileException>(() => Read("dataset: " + (opening is "[" or "{ a: " ? "" : "\n  ") + string.Concat(Enumerable.Repeat(opening, 20_000))));

    [Fact]
    public void A_file_that_is_not_there_is_an_error() =>
        Assert.Throws<InputFileException>(() => BakeoffConfiguration.Load(_folder.Combine("none.yaml")));

    [Theory]
    [InlineData("spring shop.yaml", "spring-shop")]
    [InlineData("été.yaml", "-t-")]
    public void A_run_is_named_after_the_file_in_characters_that_every_disk_takes(string file, string name) =>
        Assert.Equal(name, BakeoffConfiguration.Load(_folder.Write(file, Valid)).RunName);

    [Theory]
    [InlineData("  path: labels.csv", "  path: ../labels.csv", 3, "'path'")]
    [InlineData("  path: labels.csv", "  path: /proc/self/environ", 3, "'path'")]
    [InlineData("  images: images/", "  images: /", 4, "'images'")]
    [InlineData("  attributes: more.csv", "  attributes: sub/../../more.csv", 9, "'attributes'")]
    [InlineData("  map: kagl", "  map: ../kagl.map.yaml", 7, "'map'")]
    [InlineData("taxonomy: fashion", "taxonomy: ../own.taxonomy.yaml", 11, "'taxonomy'")]
    [InlineData("    map: maps/mine.map.yaml", "    map: ../mine.map.yaml", 21, "'map'")]
    public void A_path_out_of_the_files_folder_is_refused_unless_the_caller_allows_it(string from, string to, int line, string key)
    {
        var text = Valid.Replace(from, to, StringComparison.Ordinal);

        var error = Assert.Throws<InputFileException>(() => Read(text));

        Assert.Equal(line, error.Line);
        Assert.Contains($"{key} leads out of the folder", error.Message, StringComparison.Ordinal);
        Assert.Contains("--allow-outside", error.Message, StringComparison.Ordinal);
        Assert.NotNull(BakeoffConfiguration.Load(_folder.Combine("bakeoff.yaml"), allowOutside: true));
    }

    [Fact]
    public void A_link_that_leads_out_of_the_files_folder_is_refused_too()
    {
        using var elsewhere = new TemporaryFolder();
        Directory.CreateSymbolicLink(_folder.Combine("images"), elsewhere.Path);

        Assert.Contains("'images' leads out", Assert.Throws<InputFileException>(() => Read(Valid)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_the_usual_name_names_the_run_after_its_folder() =>
        Assert.Equal(Path.GetFileName(_folder.Path), BakeoffConfiguration.Load(_folder.Write("bakeoff.yaml", Valid)).RunName);

    [Fact]
    public void The_name_of_the_set_goes_before_that_of_the_file() =>
        Assert.Equal("summer", Read(Valid.Replace("  split: val", "  name: summer", StringComparison.Ordinal)).RunName);

    [Fact]
    public void Chosen_providers_are_kept_in_the_order_asked_for()
    {
        var chosen = Read(Valid).ChooseProviders(["google-vision", "onnx-fashion", "google-vision"]);

        Assert.Equal(["google-vision", "onnx-fashion"], chosen.Providers.Select(provider => provider.Id));
    }

    [Fact]
    public void A_chosen_provider_that_the_file_does_not_list_is_refused_with_those_that_it_does()
    {
        var error = Assert.Throws<ProviderSettingsException>(() => Read(Valid).ChooseProviders(["onnx-fashion", "acme"]));

        Assert.Contains("'acme'", error.Message, StringComparison.Ordinal);
        Assert.Contains("onnx-fashion, google-vision", error.Message, StringComparison.Ordinal);
        Assert.Throws<ProviderSettingsException>(() => Read(Valid).ChooseProviders([]));
    }

    [Fact]
    public void Providers_that_are_added_stand_behind_those_of_the_file_and_once()
    {
        var configuration = Read(Valid).WithProviders(["azure-vision", "google-vision"]);

        Assert.Equal(["onnx-fashion", "google-vision", "azure-vision"], configuration.Providers.Select(provider => provider.Id));
        Assert.Equal("3", configuration.Providers[1].Options["retries"]);
    }

    public void Dispose() => _folder.Dispose();

    private static bool Survives(string text)
    {
        try
        {
            return BakeoffConfigurationReader.Read(new SourceText("/any/bakeoff.yaml", text), allowOutside: false).Providers.Count > 0;
        }
        catch (InputFileException)
        {
            return true;
        }
    }

    private BakeoffConfiguration Read(string text) => BakeoffConfiguration.Load(_folder.Write("bakeoff.yaml", text));
}
