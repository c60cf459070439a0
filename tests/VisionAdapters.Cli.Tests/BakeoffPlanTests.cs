namespace VisionAdapters.Cli.Tests;

public sealed class BakeoffPlanTests : IDisposable
{
    private readonly CliHost _cli = new();
    private readonly string _file;

    public BakeoffPlanTests() => _file = _cli.Write("spring shop.yaml", "dataset: { format: csv, path: l.csv, map: kagl }\nseed: 7\nproviders:\n  - id: onnx-fashion\n  - id: google-vision\n");

    [Fact]
    public void Options_go_before_the_file()
    {
        var plan = BakeoffPlan.Load(_file, "google-vision", 5, null, null);
        Assert.Equal(("google-vision", 5, 7), (plan.Configuration.Providers.Single().Id, plan.Configuration.MaxImages, plan.Configuration.Seed));
    }

    [Fact]
    public void The_default_folder_is_named_after_the_file_whatever_is_asked()
    {
        Assert.Equal(Path.Combine("runs", "spring-shop"), BakeoffPlan.Load(_file, null, null, null, null).Folder);
        Assert.Equal(Path.Combine("runs", "spring-shop"), BakeoffPlan.Load(_file, "google-vision", 5, 3, null).Folder);
    }

    [Fact]
    public void An_emulated_run_has_a_folder_of_its_own() =>
        Assert.Equal(Path.Combine("runs", "spring-shop-emulated"), BakeoffPlan.Load(_file, null, null, null, null, emulated: true).Folder);

    [Fact]
    public void A_file_with_the_usual_name_is_named_after_its_folder()
    {
        var usual = _cli.Write("bakeoff.yaml", File.ReadAllText(_file));
        Assert.Equal(Path.GetFileName(_cli.Folder), BakeoffPlan.Load(usual, null, null, null, null).Name);
    }

    [Fact]
    public void The_folder_asked_for_is_taken() => Assert.Equal("there", BakeoffPlan.Load(_file, null, null, null, "there").Folder);

    [Fact]
    public void A_provider_that_the_file_does_not_list_is_refused_with_those_that_it_does()
    {
        var error = Assert.Throws<UsageException>(() => BakeoffPlan.Load(_file, "onnx-fashion,acme", null, null, null));
        Assert.Contains("'acme'", error.Message, StringComparison.Ordinal);
        Assert.Contains("onnx-fashion, google-vision", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _cli.Dispose();
}
