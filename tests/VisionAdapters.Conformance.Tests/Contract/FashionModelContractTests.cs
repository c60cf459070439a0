namespace VisionAdapters.Conformance.Tests;

public sealed class FashionModelContractTests : TaggerContract
{
    protected override string ProviderId => FashionModelTagger.ProviderId;

    protected override IImageTagger Create()
    {
        Assert.SkipUnless(
            typeof(FashionModelTagger).Assembly.GetManifestResourceNames().Contains("fashion.onnx"),
            "this build of VisionAdapters.FashionModel holds no model");
        return new FashionModelTagger(new FashionModelOptions { MaxConcurrentRuns = 1 });
    }
}
